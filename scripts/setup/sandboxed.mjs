import fs from 'node:fs';
import path from 'node:path';

/** Kernel switches that keep ordinary programs from making the name spaces that Chromium's sandbox is built from. */
const BARRIERS = [
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', when: '1' },
  { file: '/proc/sys/kernel/unprivileged_userns_clone', when: '0' },
  { file: '/proc/sys/user/max_user_namespaces', when: '0' },
];

/**
 * Whether Chromium's sandbox can start here, for an Electron that was unpacked and not installed: not for root, and on
 * Linux either with name spaces or with a helper that belongs to root.
 * @param {string} electronFolder
 * @returns {boolean}
 */
export function canSandbox(electronFolder) {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  const helper = path.join(electronFolder, 'chrome-sandbox');
  if (fs.existsSync(helper)) {
    const { uid, mode } = fs.statSync(helper);
    if (uid === 0 && (mode & 0o4000) !== 0) return true;
  }
  return !BARRIERS.some(({ file, when }) => fs.existsSync(file) && fs.readFileSync(file, 'utf8').trim() === when);
}
