import fs from 'node:fs';
import path from 'node:path';
import { CACHE } from '../project.mjs';

/** A download that failed is tried again after this long, or at once by `npm run setup`. */
const REST_MS = 24 * 3600 * 1000;

const fileOf = (/** @type {string} */ name) => path.join(CACHE, 'attempts', `${name}.json`);

/**
 * Whether an attempt failed so lately that it is not worth another one. A note that cannot be read counts for nothing.
 * @param {string} name
 * @returns {boolean}
 */
export function failedLately(name) {
  const file = fileOf(name);
  if (!fs.existsSync(file)) return false;
  const age = Date.now() - fs.statSync(file).mtimeMs;
  return age >= 0 && age < REST_MS;
}

/**
 * Keeps in mind that an attempt failed.
 * @param {string} name
 * @param {string} reason for whoever looks into the file
 */
export function rememberFailure(name, reason) {
  fs.mkdirSync(path.dirname(fileOf(name)), { recursive: true });
  fs.writeFileSync(fileOf(name), `${JSON.stringify({ reason })}\n`);
}

/** Forgets every failure, so that all is tried again. */
export function forgetFailures() {
  fs.rmSync(path.join(CACHE, 'attempts'), { recursive: true, force: true });
}
