import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, Menu, nativeTheme, Notification, powerMonitor, session, shell } from 'electron';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { SoundOffer } from '../../shared/faults/signals.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { readPairingLink } from '../../shared/settings/pairing-link.ts';
import type { Strings } from '../../shared/strings/en/english.ts';
import { languageFor, stringsOf, type Language } from '../../shared/strings/languages.ts';
import { faultInWords } from '../../shared/strings/words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import { serveAppFiles } from './app-protocol.ts';
import { DeviceTray } from './device-tray.ts';
import { hardenPages, hardenSession } from './hardening.ts';
import { IntentDesk } from './intent-desk.ts';
import { answerIntents, tellPage } from './ipc.ts';
import { setStartAtLogin } from './login-item.ts';
import { exportRecording, importRecordings } from './stick-dialogs.ts';
import { MainWindow } from './main-window.ts';
import { Quitting } from './quitting.ts';
import type { TrayAct } from './tray-menu.ts';
import { windowMenu } from './window-menu.ts';
import { WindowPlaces } from './window-places.ts';

/** What the desktop is built on. */
export interface DesktopParts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Log;
  /** Folder of the bundles (`out`). */
  readonly bundles: string;
  /** Folder of icons (`resources`). */
  readonly resources: string;
  /** Where the window was is kept in this file. */
  readonly placesFile: string;
}

/** Tray, window and everything else that a person sees of the engine. */
export class Desktop {
  private readonly window: MainWindow;
  private readonly places: WindowPlaces;
  private readonly desk: IntentDesk;
  private tray: DeviceTray | null = null;
  private language: Language = 'en';

  constructor(private readonly parts: DesktopParts) {
    const { engine, log } = parts;
    this.desk = new IntentDesk(
      {
        ...engine.intents,
        openFolder: ({ recordingId }) => openFolder(engine.folderOf(recordingId)),
        exportRecording: ({ recordingId }) => exportRecording(engine, recordingId),
        importRecordings: () => importRecordings(engine),
        saveSupportBundle: () => saveSupportBundle(engine),
        changeSettings: (args) => engine.intents.changeSettings(args).then((settings) => this.applied(settings)),
      },
      log,
    );
    this.places = new WindowPlaces(parts.placesFile, parts.files, log);
    this.window = new MainWindow({
      places: this.places,
      bundles: parts.bundles,
      icon: path.join(parts.resources, 'icons', 'icon.png'),
      language: () => this.language,
      onPage: (page) => tellPage(engine, page),
    });
  }

  /** Shows the tray, and the window unless `hidden`; begins to answer. The engine has been started. */
  async show(hidden: boolean): Promise<void> {
    const { bundles, engine, log, resources } = this.parts;
    hardenSession(session.defaultSession, () => engine.snapshot().pairing !== null);
    hardenPages();
    serveAppFiles(session.defaultSession, path.join(bundles, 'renderer'));
    answerIntents(this.desk, engine, () => this.window.page(), log);
    await this.places.load();
    await this.applied(await engine.intents.settings({}));
    this.tray = new DeviceTray({
      icons: path.join(resources, 'tray', 'png'),
      strings: () => this.strings(),
      onAct: (act) => this.act(act),
    });
    this.tray.render(engine.snapshot());
    engine.onSnapshot((snapshot) => this.tray?.render(snapshot));
    this.endInOrder();
    // A window that does not load, or not before the app is quit, is no reason not to record.
    if (!hidden) this.open();
  }

  /** Shows the window at a view; builds it when it was closed. */
  open(view?: string): void {
    this.window.open(view).catch((error: unknown) => this.parts.log.error('The window did not open', { error }));
  }

  /** A link `lectern://pair?…` was opened: a person confirms it, then the device is paired. The token stays in this process. */
  async pairByLink(link: string): Promise<void> {
    const { badPairLink, pairLink } = this.strings().dialogs;
    const read = readPairingLink(link);
    if (read === null) return this.say(badPairLink);
    const draft = { ...read, partnerId: Number(read.partnerId) };
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: pairLink.title,
      detail: pairLink.detail(draft.serverUrl, draft.partnerId),
      buttons: [pairLink.pair, pairLink.cancel],
      defaultId: 1,
      cancelId: 1,
    });
    if (response !== 0) return;
    const answer = await this.desk.carryOut('pair', draft);
    if (!answer.ok) this.tell(answer.fault);
    this.open();
  }

  /** A fault's sentences in the language of the window, and what a press does where something is offered. */
  inWords(fault: Fault, offer: SoundOffer | null = null): string {
    const strings = this.strings();
    const { what, does, todo } = faultInWords(fault, strings);
    const press = offer ? strings.devices.pressToSwitch(offer.to.label) : todo;
    return [what, does, press].filter((s) => s !== '').join(' ');
  }

  /** Does what a note offered. */
  take(offer: SoundOffer): void {
    this.act({ act: 'intent', name: 'switchSound', args: offer });
  }

  private act(act: TrayAct): void {
    if (act.act === 'open') return this.open(act.view);
    if (act.act === 'quit') return app.quit();
    void this.desk.carryOut(act.name, act.args).then((answer) => {
      if (!answer.ok) this.tell(answer.fault);
    });
  }

  private strings(): Strings {
    return stringsOf(this.language);
  }

  private tell(fault: Fault): void {
    this.say(this.inWords(fault));
  }

  private say(text: string): void {
    const note = new Notification({ title: app.getName(), body: text });
    note.on('click', () => this.open());
    note.show();
  }

  /** Makes the desktop follow the settings: form of the window, colours, language, start at log-in. */
  private async applied(settings: Settings): Promise<Settings> {
    const { compact, language, startAtLogin, theme } = settings.console;
    nativeTheme.themeSource = theme === 'auto' ? 'system' : theme;
    this.window.take(compact ? 'compact' : 'whole');
    const wanted = languageFor(language, app.getPreferredSystemLanguages());
    Menu.setApplicationMenu(windowMenu(process.platform));
    if (wanted !== this.language) {
      this.language = wanted;
      await this.window.reload('settings');
    }
    await setStartAtLogin(this.parts.files, startAtLogin).catch((error: unknown) =>
      this.parts.log.warn('Start at log-in could not be set', { error }),
    );
    return settings;
  }

  private endInOrder(): void {
    const { clock, engine, log } = this.parts;
    const quitting = new Quitting({
      app,
      clock,
      log,
      mayQuit: () => this.mayQuit(),
      finish: async () => {
        this.window.remember();
        await Promise.all([engine.stop(), this.places.settled()]);
        this.tray?.destroy();
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quitting.now());
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      quitting.now();
    });
  }

  private async mayQuit(): Promise<boolean> {
    const { current } = this.parts.engine.snapshot();
    if (current === null || current.phase === 'stopped' || current.phase === 'joining') return true;
    const { detail, leave, stay, title } = this.strings().dialogs.quit;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: title,
      detail: detail(current.title),
      buttons: [stay, leave],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }
}

async function saveSupportBundle(engine: Engine): Promise<{ path: string | null }> {
  const defaultPath = path.join(app.getPath('documents'), 'lectern-support.zip');
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
  if (canceled || filePath === '') return { path: null };
  await engine.saveSupportBundle(filePath);
  return { path: filePath };
}

async function openFolder(folder: string): Promise<Record<string, never>> {
  const problem = existsSync(folder) ? await shell.openPath(folder) : 'the folder does not exist';
  if (problem !== '') throw new FaultError(fault('bad-request', { problem }));
  return {};
}
