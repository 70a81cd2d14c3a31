import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeDropFolders } from '../../electron/adapters/drop/drop-folders.ts';
import { NodeHttp } from '../../electron/adapters/http.ts';
import { JsonSettingsFile } from '../../electron/adapters/json-settings-file.ts';
import { KeptSecrets } from '../../electron/adapters/kept-secrets.ts';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { NodeFtp } from '../../electron/adapters/ftp.ts';
import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import { NodeReach } from '../../electron/adapters/reach.ts';
import { smtpMailer } from '../../electron/adapters/smtp-mailer.ts';
import { systemRandom } from '../../electron/adapters/random.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import type { World } from '../../electron/compose.ts';
import type { Log } from '../../electron/ports/log.ts';

/** A real world for an engine without a desktop: everything is kept under `folder`. */
export function nodeWorld(folder: string, log: Log): World {
  const files = new NodeFiles();
  return {
    clock: new SystemClock(),
    files,
    http: (caFile) => new NodeHttp(caFile === null ? {} : { extraCa: readFileSync(caFile, 'utf8') }),
    ftp: new NodeFtp(),
    drops: new NodeDropFolders(),
    processes: new NodeProcesses(),
    reach: new NodeReach(),
    random: systemRandom,
    secrets: new KeptSecrets(join(folder, 'secrets.json'), files, null),
    power: { stayAwake: () => () => undefined, onResume: () => () => undefined },
    log,
    settingsFile: new JsonSettingsFile(join(folder, 'settings.json'), () => String(Date.now())),
    managedSettings: { path: join(folder, 'managed.json'), load: () => null },
    dataFolder: folder,
    recordingsFolder: join(folder, 'recordings'),
    platform: 'linux',
    env: process.env,
    bundledFfmpeg: null,
    hostZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    version: '0.1.0',
    notifier: { show: () => undefined, withdraw: () => undefined },
    mailer: smtpMailer,
    logFile: join(folder, 'lectern.log'),
  };
}
