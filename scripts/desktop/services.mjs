import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../child.mjs';
import { Stop } from '../project.mjs';
import { onPath } from '../setup/on-path.mjs';
import { xauthority } from './xauthority.mjs';

/** @typedef {{ child: import('node:child_process').ChildProcess, name: string }} Service a process of the desktop */

const START_MS = 15_000;

/**
 * Starts a program that says on one of its pipes when it is ready.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {object} how
 * @param {NodeJS.ProcessEnv} how.env
 * @param {1 | 3} how.pipe that the first line comes from
 * @param {string} [how.input] for its stdin
 * @param {Service[]} how.services to which it is added as soon as it runs, so that it can be ended whatever comes
 * @returns {Promise<string>} the first line
 */
function start(name, args, { env, pipe, input, services }) {
  const child = spawn(name, args, {
    env,
    stdio: [
      input === undefined ? 'ignore' : 'pipe',
      pipe === 1 ? 'pipe' : 'ignore',
      'pipe',
      pipe === 3 ? 'pipe' : 'ignore',
    ],
  });
  services.push({ child, name });
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    let [line, errors] = ['', ''];
    const fail = (/** @type {string} */ why) => reject(new Stop(`${name} did not start: ${why} ${errors.trim()}`));
    const late = setTimeout(() => fail('it gave no sign of life.'), START_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}.`));
    child.stderr?.on('data', (/** @type {Buffer} */ piece) => (errors = (errors + piece.toString()).slice(-2000)));
    child.stdio[pipe]?.on('data', (/** @type {Buffer} */ piece) => {
      line += piece.toString();
      if (!line.includes('\n')) return;
      clearTimeout(late);
      resolve(line.split('\n')[0] ?? '');
    });
  });
}

/**
 * Starts a display, a session bus and an unlocked, empty keyring, which nobody else uses.
 * @param {string} folder for their files; exists, and belongs to us
 * @param {Service[]} services what is to be ended, in the order in which it was started
 * @returns {Promise<Record<string, string>>} the variables that lead a program there
 */
export async function startServices(folder, services) {
  const runtime = path.join(folder, 'runtime');
  fs.mkdirSync(runtime, { mode: 0o700 });
  const authority = path.join(folder, 'xauthority');
  fs.writeFileSync(authority, xauthority(), { mode: 0o600 });

  const screen = ['-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset', '-auth', authority];
  const number = await start('Xvfb', ['-displayfd', '3', ...screen], { env: process.env, pipe: 3, services });
  /** @type {Record<string, string>} */
  const own = { DISPLAY: `:${number}`, XAUTHORITY: authority, XDG_RUNTIME_DIR: runtime };

  // The bus has the display too, for the programs that it starts when somebody asks for them.
  const bus = ['--session', '--nofork', '--nopidfile', '--print-address=3'];
  const address = await start('dbus-daemon', bus, { env: { ...process.env, ...own }, pipe: 3, services });
  own['DBUS_SESSION_BUS_ADDRESS'] = address;
  own['DBUS_SYSTEM_BUS_ADDRESS'] = address; // there may be none in a container, and Electron asks for it in vain

  if (onPath('gnome-keyring-daemon')) {
    const env = { ...process.env, ...own, XDG_DATA_HOME: folder };
    const args = [
      '--foreground',
      '--unlock',
      '--components=secrets',
      `--control-directory=${path.join(folder, 'keyring')}`,
    ];
    await start('gnome-keyring-daemon', args, { env, pipe: 1, input: 'test', services });
    await keyringAnswers(env);
  }
  return own;
}

/**
 * Resolves when the keyring has its name on the bus: until then a program that asks for it would have a second, locked one
 * started.
 * @param {NodeJS.ProcessEnv} env
 */
async function keyringAnswers(env) {
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
  ];
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const { output } = await run('dbus-send', [...question, 'string:org.freedesktop.secrets'], { env });
    if (output.includes('boolean true')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Stop('The keyring did not come up on the session bus.');
}

/**
 * Ends them, the last started first: politely, and after three seconds not so.
 * @param {Service[]} services
 */
export async function endServices(services) {
  for (const { child } of services.reverse()) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const hard = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(hard);
  }
}
