// The process that a private desktop lives in. It writes the desktop's variables as one line of JSON, and ends everything
// when its stdin closes: which happens however the process ends that started it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stop } from '../project.mjs';
import { endServices, startServices } from './services.mjs';

/** @type {import('./services.mjs').Service[]} */
const services = [];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-desktop-'));
const ended = new Promise((resolve) => {
  process.stdin.resume().once('close', resolve);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});

try {
  console.log(JSON.stringify(await startServices(folder, services)));
  await ended;
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exitCode = 1;
} finally {
  await endServices(services);
  fs.rmSync(folder, { recursive: true, force: true });
  process.stdin.destroy();
}
