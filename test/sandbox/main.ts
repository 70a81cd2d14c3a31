import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ScenarioInput } from './scenario/schema.ts';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    scenario: { type: 'string' },
    dir: { type: 'string' },
    'ftp-port': { type: 'string' },
  },
});

const scenario =
  values.scenario === undefined
    ? {}
    : { scenario: JSON.parse(await readFile(values.scenario, 'utf8')) as ScenarioInput };
const sandbox = await startSandbox({
  port: Number(values.port ?? 0),
  ...scenario,
  ...(values['ftp-port'] === undefined ? {} : { ftpPort: Number(values['ftp-port']) }),
  ...(values.dir === undefined ? {} : { dir: values.dir }),
});
const stop = (): void => {
  sandbox.close().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
// Whoever has read this may end it.
console.log(
  JSON.stringify({
    url: sandbox.url,
    ...(sandbox.ftpUrl === null ? {} : { ftpUrl: sandbox.ftpUrl }),
    ...sandbox.credentials,
  }),
);
