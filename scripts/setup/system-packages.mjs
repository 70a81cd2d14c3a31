import fs from 'node:fs';
import { run } from '../child.mjs';
import { Stop, say } from '../project.mjs';
import { failedLately, rememberFailure } from './attempts.mjs';
import { onPath } from './on-path.mjs';
import { candidates, installedOf, missing, packagesToInstall } from './requirements.mjs';
import { disableServices, withoutStartingServices } from './services.mjs';

/** @typedef {import('./requirements.mjs').Requirement} Requirement */
/** @typedef {import('./requirements.mjs').SystemNeed} SystemNeed */

const ATTEMPT = 'system-packages';

/**
 * Sees to it that the operating system has what these needs take. On Debian and its like root gets the packages installed;
 * anybody else is told the one command that does it. Nothing is done on other systems than Linux.
 * @param {ReadonlySet<SystemNeed>} needs
 * @throws {Stop} when something that cannot be done without stays missing
 */
export async function installSystemPackages(needs) {
  if (process.platform !== 'linux' || needs.size === 0) return;
  const debian = onPath('dpkg-query') !== null && onPath('apt-get') !== null;
  const lacking = debian ? await lackingOnDebian(needs) : lackingElsewhere(needs);
  if (lacking.length === 0) return;
  const root = process.getuid?.() === 0;
  if (debian && root && !failedLately(ATTEMPT) && (await install(lacking))) return;
  const names = packagesToInstall(lacking, debian ? await knownPackages() : new Set()).join(' ');
  const sentence = debian
    ? `Missing on this computer: ${names}. Install them with: ${root ? '' : 'sudo '}apt-get install -y ${names}`
    : `Missing on this computer (Debian's names): ${names}. Install them with your distribution's package manager.`;
  if (lacking.some(({ optional }) => !optional)) throw new Stop(sentence);
  if (failedLately(`${ATTEMPT}-said`)) return;
  say(`${sentence} Going on without.`);
  rememberFailure(`${ATTEMPT}-said`, sentence);
}

/** @param {ReadonlySet<SystemNeed>} needs */
async function lackingOnDebian(needs) {
  const query = ['-W', '-f=${Package} ${db:Status-Abbrev}\\n', ...candidates(needs)];
  const { output } = await run('dpkg-query', query); // its exit code only says that a name is not installed
  return missing(needs, installedOf(output), (program) => onPath(program) !== null);
}

/**
 * Without dpkg only programs can be seen; a missing library shows itself when Electron starts.
 * @param {ReadonlySet<SystemNeed>} needs
 */
function lackingElsewhere(needs) {
  const lacking = missing(needs, new Set(), (program) => onPath(program) !== null);
  return lacking.filter(({ program }) => program !== undefined);
}

async function knownPackages() {
  const { output } = await run('apt-cache', ['pkgnames']);
  return new Set(output.split('\n').filter((name) => name !== ''));
}

/**
 * @param {readonly Requirement[]} lacking
 * @returns {Promise<boolean>} whether they are there now
 */
async function install(lacking) {
  const apt = (/** @type {string[]} */ ...args) =>
    run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      output: 'stderr',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const installNow = async () => {
    const names = packagesToInstall(lacking, await knownPackages());
    say(`installing system packages: ${names.join(' ')} …`);
    const { code } = await withoutStartingServices(() => apt('install', '-y', '--no-install-recommends', ...names));
    if (code === 0) await disableServices(lacking.flatMap(({ service }) => service ?? []));
    return code === 0;
  };
  const haveLists = fs.readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'));
  if (haveLists && (await installNow())) return true;
  say('fetching the lists of system packages (apt-get update) …');
  await apt('update'); // an error here matters only if the installation then fails
  if (await installNow()) return true;
  rememberFailure(ATTEMPT, 'apt-get failed');
  return false;
}
