import fs from 'node:fs';
import path from 'node:path';
import { run } from '../child.mjs';
import { ROOT, Stop, say } from '../project.mjs';
import { failedLately, rememberFailure } from './attempts.mjs';
import { onPath } from './on-path.mjs';
import { reachable } from './reachable.mjs';

/** @typedef {{ ffmpeg: string, ffprobe: string }} Ffmpeg paths of the two programs */

const PACKAGE = path.join(ROOT, 'node_modules', 'ffmpeg-static');
const ATTEMPT = 'ffmpeg';
const ending = process.platform === 'win32' ? '.exe' : '';

/** What ffmpeg-static downloads, with the licence and the read-me that belong to it beside it. */
export const staticFfmpeg = () => existing(path.join(PACKAGE, `ffmpeg${ending}`));

/**
 * The ffmpeg and ffprobe to work with: FFMPEG_BIN and FFPROBE_BIN, else what ffmpeg-static downloads, else the system's.
 * ffprobe is taken from beside ffmpeg when it is there.
 * @returns {Promise<Ffmpeg | null>} null when one of the two is missing
 */
export async function findFfmpeg() {
  const ffmpeg = named('FFMPEG_BIN') ?? staticFfmpeg() ?? (await download()) ?? onPath('ffmpeg');
  if (!ffmpeg) return null;
  const ffprobe =
    named('FFPROBE_BIN') ?? existing(path.join(path.dirname(ffmpeg), `ffprobe${ending}`)) ?? onPath('ffprobe');
  return ffprobe ? { ffmpeg, ffprobe } : null;
}

/** @param {string} variable */
function named(variable) {
  const file = process.env[variable];
  if (!file) return null;
  if (fs.existsSync(file)) return file;
  throw new Stop(`${variable} is ${file}, but there is no such file.`);
}

/** @param {string} file */
function existing(file) {
  return fs.existsSync(file) ? file : null;
}

/** Runs ffmpeg-static's own download; null when it failed, now or lately. */
async function download() {
  if (failedLately(ATTEMPT)) return null;
  say('downloading ffmpeg with the ffmpeg-static package …');
  const { code, output } =
    process.env['FFMPEG_BINARIES_URL'] || (await reachable('github.com'))
      ? await run(process.execPath, ['install.js'], { cwd: PACKAGE, timeoutMs: 600_000 })
      : { code: 1, output: 'its release server is out of reach' };
  const file = staticFfmpeg();
  if (code === 0 && file) return file;
  if (file) fs.rmSync(file); // cut short
  rememberFailure(ATTEMPT, output);
  say(`that failed: ${output.trim().split('\n')[0]}`);
  return null;
}
