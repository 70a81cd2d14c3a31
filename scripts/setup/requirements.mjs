/**
 * @typedef {'electron' | 'display' | 'ffmpeg' | 'media-server' | 'drop-servers'} SystemNeed
 */
/**
 * @typedef {object} Requirement something of the operating system that npm cannot bring
 * @property {SystemNeed} need what it is for
 * @property {readonly [string, ...string[]]} packages Debian's names of it, newest first: libraries were renamed when
 *   their time stamps grew to 64 bits
 * @property {string} [program] that also shows it is there, however it was installed
 * @property {boolean} [optional] things work without it, with less
 * @property {string} [service] what its package starts with the computer, and is not to
 */

/** @type {readonly Requirement[]} */
const REQUIREMENTS = [
  { need: 'display', packages: ['xvfb'], program: 'Xvfb' },
  { need: 'display', packages: ['dbus'], program: 'dbus-daemon' },
  { need: 'display', packages: ['gnome-keyring'], program: 'gnome-keyring-daemon', optional: true },
  { need: 'display', packages: ['python3-gi'], optional: true },
  { need: 'electron', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { need: 'electron', packages: ['libnss3'] },
  { need: 'electron', packages: ['libasound2t64', 'libasound2'] },
  { need: 'electron', packages: ['libgbm1'] },
  { need: 'electron', packages: ['libnotify4'], optional: true },
  { need: 'electron', packages: ['libsecret-1-0'], optional: true },
  { need: 'ffmpeg', packages: ['ffmpeg'], program: 'ffprobe' },
  { need: 'media-server', packages: ['nginx'], program: 'nginx', optional: true, service: 'nginx' },
  { need: 'media-server', packages: ['libnginx-mod-rtmp'], optional: true },
  { need: 'drop-servers', packages: ['vsftpd'], program: 'vsftpd', optional: true, service: 'vsftpd' },
  { need: 'drop-servers', packages: ['openssh-server'], program: 'sshd', optional: true, service: 'ssh' },
];

/**
 * What is required for these needs and not there.
 * @param {ReadonlySet<SystemNeed>} needs
 * @param {ReadonlySet<string>} installed names of Debian packages
 * @param {(program: string) => boolean} hasProgram
 * @returns {Requirement[]}
 */
export function missing(needs, installed, hasProgram) {
  return REQUIREMENTS.filter(
    ({ need, packages, program }) =>
      needs.has(need) && !packages.some((name) => installed.has(name)) && !(program && hasProgram(program)),
  );
}

/** Every package name that is asked about for these needs. */
export function candidates(/** @type {ReadonlySet<SystemNeed>} */ needs) {
  return REQUIREMENTS.filter(({ need }) => needs.has(need)).flatMap(({ packages }) => packages);
}

/**
 * The names to install: of each requirement the newest name that this release of the distribution knows.
 * @param {readonly Requirement[]} requirements
 * @param {ReadonlySet<string>} known every package name that apt knows; empty when it knows none yet
 * @returns {string[]}
 */
export function packagesToInstall(requirements, known) {
  return requirements.map(
    ({ packages }) => packages.find((name) => known.has(name)) ?? packages[packages.length - 1] ?? packages[0],
  );
}

/**
 * Names of the packages that are installed and configured, from `dpkg-query -W -f='${Package} ${db:Status-Abbrev}\n'`.
 * @param {string} listing
 * @returns {Set<string>}
 */
export function installedOf(listing) {
  const lines = [...listing.matchAll(/^(\S+) ii/gm)];
  return new Set(lines.map(([, name]) => name ?? ''));
}
