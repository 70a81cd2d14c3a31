#!/usr/bin/env node
// Starts a command of the project with all that it takes:
//
//   node scripts/run.mjs [--needs electron,ffmpeg,media-server,drop-servers,build,display|own-display] COMMAND ARGS…
//
// `build` bundles the app first. `display` takes the user's own desktop, or a private one where there is none;
// `own-display` always takes a private one. COMMAND is a tool of node_modules or a program on PATH.
import { buildApp } from './build.mjs';
import { runInForeground } from './child.mjs';
import { lacksDesktop, onOwnDesktop } from './desktop/desktop.mjs';
import { Stop, script } from './project.mjs';
import { setUp } from './setup.mjs';
import { tool } from './tool.mjs';

const KNOWN = new Set(['electron', 'ffmpeg', 'media-server', 'drop-servers', 'build', 'display', 'own-display']);

/** @param {string[]} argv */
function parse(argv) {
  const given = argv[0] === '--needs';
  const needs = new Set(given ? argv[1]?.split(',') : []);
  const [command, ...args] = argv.slice(given ? 2 : 0);
  const unknown = [...needs].find((need) => !KNOWN.has(need));
  if (unknown !== undefined) throw new Stop(`There is no need called "${unknown}": ${[...KNOWN].join(', ')}`);
  if (!command) throw new Stop('Which command?');
  return { needs, command, args };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} ownDesktop whose keyring Electron does not find by itself, since no desktop environment has a name there
 */
function electronFlags(env, ownDesktop) {
  return [env['NO_SANDBOX'] ? '--no-sandbox' : '', ownDesktop ? '--password-store=gnome-libsecret' : ''].filter(
    Boolean,
  );
}

await script(async () => {
  const { needs, command, args } = parse(process.argv.slice(2));
  const ownDesktop = needs.has('own-display') || (needs.has('display') && lacksDesktop());
  /** @type {Set<import('./setup.mjs').Need>} */
  const ofSetUp = new Set(ownDesktop ? ['display'] : []);
  if (needs.has('electron')) ofSetUp.add('electron');
  if (needs.has('ffmpeg')) ofSetUp.add('ffmpeg');
  if (needs.has('media-server')) ofSetUp.add('media-server');
  if (needs.has('drop-servers')) ofSetUp.add('drop-servers');
  const { env, electron } = await setUp(ofSetUp);
  if (needs.has('build')) await buildApp(env);

  // Electron itself and not its launcher, which would hand on a second time what Ctrl-C at a terminal tells both.
  const app = command === 'electron' && electron ? electron.executable : null;
  const program = app ? { file: app, args: electronFlags(env, ownDesktop) } : tool(command);
  const start = (/** @type {NodeJS.ProcessEnv} */ environment) =>
    runInForeground(program.file, [...program.args, ...args], environment);
  return ownDesktop ? onOwnDesktop(env, start) : start(env);
});
