import fs from 'node:fs';
import { run } from '../child.mjs';
import { onPath } from './on-path.mjs';

/** Asked by Debian's packages whether they may start a service; 101 says no. */
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Runs an installation during which no package starts a service. A policy that the computer has already stays as it is.
 * @template T
 * @param {() => Promise<T>} install
 * @param {string} [policy]
 * @returns {Promise<T>}
 */
export async function withoutStartingServices(install, policy = POLICY) {
  if (fs.existsSync(policy)) return install();
  fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await install();
  } finally {
    fs.rmSync(policy, { force: true });
  }
}

/** Keeps services that were installed for the tests' sake from starting with the computer. @param {string[]} services */
export async function disableServices(services) {
  if (services.length > 0 && onPath('systemctl') !== null) await run('systemctl', ['disable', ...services]);
}
