import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';

/** @typedef {{ code: number, output: string }} Ended `output` is empty unless it was asked for. */

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {object} [how]
 * @param {NodeJS.ProcessEnv} [how.env]
 * @param {string} [how.cwd]
 * @param {'show' | 'stderr' | 'keep'} [how.output] `show` it as it is, send all of it to our `stderr`, or `keep` it
 * @param {number} [how.timeoutMs] after which it is ended
 * @returns {Promise<Ended>} never rejects: a program that cannot be started gives code 127 and the reason as its output
 */
export function run(file, args, { env = process.env, cwd = ROOT, output = 'keep', timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: output === 'keep' ? { ...env, FORCE_COLOR: undefined, NO_COLOR: '1' } : env,
      stdio: output === 'show' ? 'inherit' : output === 'stderr' ? ['inherit', 2, 2] : ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs !== undefined && { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    });
    let text = '';
    for (const pipe of [child.stdout, child.stderr]) pipe?.setEncoding('utf8').on('data', (piece) => (text += piece));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output: text }));
  });
}

/**
 * Runs a command in the foreground, as if it had been started instead of us: it has our terminal, and is told to end when
 * we are.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(file, args, env) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: ROOT, env, stdio: 'inherit' });
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      // Ctrl-C at a terminal reaches the child by itself; a second one would cut its ending short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, pass);
    const done = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(`${file} cannot be started: ${error.message}`);
      done(127);
    });
    child.once('close', (code, signal) => done(code ?? (signal ? 128 : 1)));
  });
}
