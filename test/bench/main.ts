import { crash } from './crash.ts';
import { drift } from './drift.ts';
import { idle } from './idle.ts';
import { live } from './live/live.ts';
import { memory } from './memory.ts';
import { start } from './start.ts';
import { sync } from './sync.ts';
import { upload } from './upload.ts';

/** Each benchmark gives one JSON object with its medians and ratios. */
const BENCHES: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  crash,
  drift,
  idle,
  live,
  memory,
  start,
  sync,
  upload,
};

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (!bench) {
  console.error(`Which benchmark? One of: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(await bench()));
}
