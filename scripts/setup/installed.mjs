/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [link]
 */
/** @typedef {{ packages?: Record<string, LockedPackage> }} LockFile package-lock.json, or what npm notes in node_modules */

/**
 * Whether what npm noted about node_modules is what the lock file asks for. Packages for other platforms are optional and
 * may be absent.
 * @param {LockFile} lock
 * @param {LockFile} installed
 * @returns {boolean}
 */
export function installedAsLocked(lock, installed) {
  const have = installed.packages ?? {};
  const want = Object.entries(lock.packages ?? {}).filter(([folder]) => folder !== '');
  return want.every(([folder, locked]) => {
    const found = have[folder];
    if (!found) return locked.optional === true || locked.devOptional === true;
    return found.version === locked.version && found.integrity === locked.integrity;
  });
}
