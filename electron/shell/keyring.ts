import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { safeStorage } from 'electron';
import type { Cipher } from '../adapters/kept-secrets.ts';

const PATIENCE_MS = 5000;

/**
 * The OS's keyring through Electron's safeStorage; null when there is none. 'locked' when it would first ask a person for
 * its password: Electron then stands still until somebody answers, which in an empty room is never, so it is not touched.
 */
export async function findCipher(): Promise<Cipher | null | 'locked'> {
  if (process.platform === 'linux' && (await isSecretServiceLocked())) return 'locked';
  if (!safeStorage.isEncryptionAvailable()) return null;
  return {
    encrypt: (plain) => safeStorage.encryptString(plain),
    decrypt: (encrypted) => safeStorage.decryptString(Buffer.from(encrypted)),
  };
}

/**
 * Asks the desktop's secret service whether its default collection is locked. Nobody to ask counts as no; one that is there
 * and gives no answer counts as yes, since Electron would wait for it without end.
 */
async function isSecretServiceLocked(): Promise<boolean> {
  const { DBUS_SESSION_BUS_ADDRESS: bus } = process.env;
  if (bus === undefined || !bus.startsWith('unix:')) return false;
  const question = [
    '--session',
    '--print-reply',
    `--reply-timeout=${PATIENCE_MS}`,
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets/aliases/default',
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  ];
  try {
    const { stdout } = await promisify(execFile)('dbus-send', question, { timeout: 2 * PATIENCE_MS });
    return stdout.includes('boolean true');
  } catch (error) {
    // Else: no such service, no default collection, or no dbus-send; then nothing can be locked that we know of.
    const { killed, stderr } = error as { readonly killed?: boolean; readonly stderr?: string };
    return killed === true || (stderr ?? '').includes('org.freedesktop.DBus.Error.NoReply');
  }
}
