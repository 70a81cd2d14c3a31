import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';
import { FaultError } from '../shared/faults/fault.ts';
import { isLecternLink } from '../shared/settings/pairing-link.ts';
import { NodeDropFolders } from './adapters/drop/drop-folders.ts';
import { FileLog } from './adapters/file-log.ts';
import { NodeHttp } from './adapters/http.ts';
import { KeptSecrets } from './adapters/kept-secrets.ts';
import { ManagedSettingsFile, managedSettingsPath } from './adapters/managed-settings-file.ts';
import { NodeFiles } from './adapters/node-files.ts';
import { NodeFtp } from './adapters/ftp.ts';
import { NodeProcesses } from './adapters/node-processes.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { systemRandom } from './adapters/random.ts';
import { NodeReach } from './adapters/reach.ts';
import { SystemClock } from './adapters/system-clock.ts';
import { compose } from './compose.ts';
import type { Log } from './ports/log.ts';
import { claimAppScheme } from './shell/app-protocol.ts';
import { Desktop } from './shell/desktop.ts';
import { DesktopNotifier } from './shell/desktop-notifier.ts';
import { desktopPower } from './shell/desktop-power.ts';
import { findCipher } from './shell/keyring.ts';
import { StoreSettingsFile } from './shell/store-settings-file.ts';

/** Builds engine and desktop on this PC's own world and starts them. */
async function start(log: Log, logFile: string): Promise<Desktop> {
  const clock = new SystemClock();
  const files = new NodeFiles();
  const dataFolder = app.getPath('userData');
  await app.whenReady();
  const secrets = new KeptSecrets(path.join(dataFolder, 'secrets.json'), files, await findCipher());
  const platform = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
  const notifier = new DesktopNotifier();
  const engine = compose({
    clock,
    files,
    http: (caFile) => new NodeHttp(caFile === null ? {} : { extraCa: readFileSync(caFile, 'utf8') }),
    ftp: new NodeFtp(),
    drops: new NodeDropFolders(),
    processes: new NodeProcesses(),
    reach: new NodeReach(),
    random: systemRandom,
    secrets,
    power: desktopPower,
    log,
    settingsFile: new StoreSettingsFile(dataFolder, () => String(clock.now())),
    managedSettings: new ManagedSettingsFile(managedSettingsPath(platform, process.env)),
    dataFolder,
    recordingsFolder: path.join(dataFolder, 'recordings'),
    platform,
    env: process.env,
    bundledFfmpeg: packagedFfmpeg(),
    hostZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    version: app.getVersion(),
    logFile,
    notifier,
    mailer: smtpMailer,
  });
  desktopPower.onResume(() => clock.lookAgain());
  await engine.start();
  const [bundles, resources] = [path.join(app.getAppPath(), 'out'), path.join(app.getAppPath(), 'resources')];
  const placesFile = path.join(dataFolder, 'window.json');
  const desktop = new Desktop({ engine, clock, files, log, bundles, resources, placesFile });
  notifier.follow({
    open: () => desktop.open(),
    words: (fault, offer) => desktop.inWords(fault, offer),
    take: (offer) => desktop.take(offer),
  });
  await desktop.show(process.argv.includes('--hidden'));
  return desktop;
}

/** Where a package has its ffmpeg, a program of its own beside the app; null when this is no package. */
function packagedFfmpeg(): string | null {
  const program = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  return app.isPackaged ? path.join(process.resourcesPath, 'ffmpeg', program) : null;
}

/** One Lectern for each profile folder: a second start shows the window of the first and ends. */
function main(): void {
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  claimAppScheme();
  if (app.isPackaged) app.setAsDefaultProtocolClient('lectern');
  const logFile = path.join(app.getPath('userData'), 'logs', 'lectern.log');
  const log = FileLog.at(logFile);
  process.on('uncaughtException', (error) => log.error('Uncaught', { error }));
  process.on('unhandledRejection', (error) => log.error('Unhandled', { error }));

  const starting = start(log, logFile);
  const follow = (argv: readonly string[]): void => {
    const link = argv.find(isLecternLink);
    void starting.then((desktop) => (link === undefined ? desktop.open() : desktop.pairByLink(link)));
  };
  if (process.argv.some(isLecternLink)) follow(process.argv);
  app.on('second-instance', (_event, argv) => follow(argv));
  app.on('open-url', (_event, link) => follow([link]));
  app.on('activate', () => follow([]));
  app.on('window-all-closed', () => log.debug('The window was closed'));
  starting.catch((error: unknown) => {
    log.error('Lectern could not start', { error });
    dialog.showErrorBox('Lectern could not start', error instanceof FaultError ? error.message : String(error));
    app.exit(1);
  });
}

main();
