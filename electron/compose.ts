import { join } from 'node:path';
import { openSqliteJournal } from './adapters/sqlite-journal.ts';
import { Calendar } from './calendar/calendar.ts';
import { Calendars } from './calendar/calendars.ts';
import { ScheduleFile } from './calendar/schedule-file.ts';
import type { Platform } from './capture/argv/inputs.ts';
import { desktopFaults } from './capture/devices/desktop-faults.ts';
import { listDevices } from './capture/devices/device-list.ts';
import { Recorder } from './capture/recorder.ts';
import { sourceLoginOf } from './capture/source-logins.ts';
import { Alerts } from './alerts/alerts.ts';
import { email, webhook } from './alerts/channels.ts';
import { Diagnosis } from './diagnosis/diagnosis.ts';
import { LogReader } from './diagnosis/log-reader.ts';
import { plannedBytes } from './engine/disk-need.ts';
import { bytesPerHour, DiskWatch } from './engine/disk-watch.ts';
import { Duty, isSentAhead } from './engine/duty.ts';
import { LecternEngine } from './engine/engine.ts';
import { Feed } from './engine/feed.ts';
import { Following } from './engine/following.ts';
import { Opener } from './engine/opening.ts';
import { Operator } from './engine/operator.ts';
import { currentApi, currentApiAs, Pairing } from './engine/pairing.ts';
import { KnownFfmpeg } from './ffmpeg/known-ffmpeg.ts';
import { lookAtPc } from './engine/look-at-pc.ts';
import { ProfileDesk } from './engine/profile-desk.ts';
import { PushRateDesk } from './engine/push-rate-desk.ts';
import { Rehearsing } from './engine/rehearsing.ts';
import { SilenceCoach } from './engine/silence-coach.ts';
import { Pushing } from './engine/pushing.ts';
import { JournalLedger } from './journal/ledger.ts';
import { administratorOf, connectKaltura } from './kaltura/connect.ts';
import { Broadcaster } from './live/broadcaster.ts';
import { streamKeyOf } from './live/stream-keys.ts';
import type { Clock } from './ports/clock.ts';
import type { DropFolders } from './ports/drop-folders.ts';
import type { Engine } from './ports/engine.ts';
import type { Files } from './ports/files.ts';
import type { Ftp } from './ports/ftp.ts';
import type { Http } from './ports/http.ts';
import type { Log } from './ports/log.ts';
import type { Mailer } from './ports/mailer.ts';
import type { Notifier } from './ports/notifier.ts';
import type { Power } from './ports/power.ts';
import type { Processes } from './ports/processes.ts';
import type { Random } from './ports/random.ts';
import type { Reach } from './ports/reach.ts';
import type { Secrets } from './ports/secrets.ts';
import type { ManagedSettings, SettingsFile } from './ports/settings-file.ts';
import { SMTP_SECRET, WEBHOOK_SECRET } from './engine/secret-names.ts';
import { SourceDesk } from './engine/source-desk.ts';
import { ServerConflicts } from './engine/server-conflicts.ts';
import { Support } from './engine/support.ts';
import { Veto } from './engine/veto.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { BulkSubmission } from './upload/delivery/bulk-submission.ts';
import { Courier } from './upload/delivery/courier.ts';
import { Confirmation } from './upload/delivery/confirmation.ts';
import { placeOf } from './upload/delivery/place.ts';
import { Certificates } from './upload/certificates.ts';
import { Stick } from './upload/stick/stick.ts';
import { Retention } from './upload/retention.ts';
import { Uploader } from './upload/uploader.ts';
import type { ResourceId } from '../shared/domain/ids.ts';
import { fault } from '../shared/faults/fault.ts';

/** What an engine runs on: the ports, and the places on this PC. */
export interface World {
  readonly clock: Clock;
  readonly files: Files;
  /** Trusts the system's certificates and those of `caFile`. */
  readonly http: (caFile: string | null) => Http;
  readonly ftp: Ftp;
  readonly drops: DropFolders;
  readonly processes: Processes;
  readonly reach: Reach;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly power: Power;
  readonly log: Log;
  readonly settingsFile: SettingsFile;
  readonly managedSettings: ManagedSettings;
  /** Absolute folder for journal and schedule. */
  readonly dataFolder: string;
  /** Absolute folder for recordings when the settings name none. */
  readonly recordingsFolder: string;
  readonly platform: Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the ffmpeg that ships with the app; null when none does. */
  readonly bundledFfmpeg: string | null;
  /** IANA zone of this PC. */
  readonly hostZone: string;
  /** Version of the app, told to Kaltura. */
  readonly version: string;
  readonly notifier: Notifier;
  readonly mailer: Mailer;
  /** Absolute path of the file that `log` writes to; null where it writes to none. */
  readonly logFile: string | null;
}

/** The engine, wired and not yet started. Throws when the data folder cannot be written. */
export function compose(world: World): Engine {
  const { clock, files, processes, random, secrets, power, log, dataFolder, hostZone } = world;
  const journal = openSqliteJournal(join(dataFolder, 'journal.db'), clock.now());
  const ledger = new JournalLedger(journal.store, clock);
  const settings = new SettingsStore(world.settingsFile, world.managedSettings);
  const inForce = () => settings.get();

  const pairing = new Pairing(settings, secrets, ledger, (to, token, onHashType) =>
    connectKaltura({
      http: world.http(to.caFile),
      clock,
      pairing: to,
      clientTag: `lectern:${world.version}`,
      token,
      onHashType,
    }),
  );
  const api = currentApi(pairing);
  const asUser = (userId: string) => currentApiAs(pairing, userId);

  const scheduleFile = new ScheduleFile(files, join(dataFolder, 'schedule.json'));
  const calendarPorts = { clock, random, log: log.stage('calendar'), ledger };
  const calendars = new Calendars(new Calendar({ ...calendarPorts, file: scheduleFile }), (id) => {
    const file = new ScheduleFile(files, join(dataFolder, `schedule-${id}.json`));
    return { calendar: new Calendar({ ...calendarPorts, file }), forget: () => file.forget() };
  });
  const feed = new Feed(
    settings,
    pairing,
    { api, clock, files, ftp: world.ftp, http: world.http, log: log.stage('calendar'), secrets },
    calendars,
    hostZone,
  );

  const serverConflicts = new ServerConflicts({
    ...{ api, clock, log: log.stage('plan') },
    room: () => {
      const { pairing: account, resource } = settings.get();
      if (account === null || resource === null) return null;
      return { account: `${account.serverUrl} ${account.tokenId}`, resourceId: resource.id as ResourceId };
    },
  });

  const opener = new Opener(clock, random, inForce, world.recordingsFolder, hostZone, join);
  const ffmpegPlaces = () => ({
    setting: settings.get().capture.ffmpegPath,
    env: world.env,
    bundled: world.bundledFfmpeg,
  });
  const ffmpeg = new KnownFfmpeg(processes, ffmpegPlaces);
  const findFfmpeg = () => ffmpeg.find();
  const devices = () =>
    listDevices({
      platform: world.platform,
      files,
      processes,
      ffmpeg: async () => (await findFfmpeg()).ffmpeg,
      display: world.env['DISPLAY'],
    });
  const recorder = new Recorder(
    { clock, files, processes, log: log.stage('capture'), ledger },
    {
      platform: world.platform,
      settings: () => settings.get().capture,
      findFfmpeg,
      loginOf: (sourceId) => sourceLoginOf(secrets, sourceId),
      devices,
      ringsDir: () => join(opener.folder(), '.rings'),
      zone: () => settings.get().console.zone ?? hostZone,
      isSentAhead: (recording) => isSentAhead(recording, inForce()),
    },
  );
  const bulk = new BulkSubmission({ api, ledger, clock, log: log.stage('upload') });
  const courier = new Courier({
    bulk,
    ...{ ledger, files, drops: world.drops },
    log: log.stage('upload'),
    settings: () => settings.get().delivery,
    place: () => placeOf(settings.get().delivery, secrets),
    pinHostKey: (hostKey) => settings.change({ delivery: { ...settings.get().delivery, hostKey } }),
  });
  const uploadParts = {
    api,
    asUser,
    ledger,
    clock,
    random,
    files,
    log: log.stage('upload'),
    settings: () => settings.get().upload,
    zone: () => settings.get().console.zone ?? hostZone,
  };
  const uploader = new Uploader(uploadParts, courier, recorder.growing);
  const live = new Broadcaster(
    { clock, files, processes, random, ledger, log: log.stage('live'), reach: world.reach },
    {
      api,
      settings: () => settings.get().live,
      scheduled: (eventId) => calendars.endpoints(eventId),
      keyOf: (serverId) => streamKeyOf(secrets, serverId),
      openStream: (id, span) => recorder.tap(id, span),
      encodeAgain: (...args) => recorder.encodeAgain(...args),
      ffmpeg: async () => (await findFfmpeg()).ffmpeg,
      optionsFolder: join(dataFolder, 'relays'),
      caFile: () => settings.get().pairing?.caFile ?? null,
    },
  );
  const pushing = new Pushing(
    ledger,
    live,
    () => duty.current(),
    () => settings.get().live,
  );
  const following = new Following(clock, ledger, log.stage('plan'), recorder);
  const duty = new Duty({
    clock,
    ledger,
    log: log.stage('plan'),
    settings: inForce,
    calendar: calendars,
    serverAheadMs: () => calendars.status().skewMs,
    recorder,
    uploader,
    opener,
    following,
  });
  const operator = new Operator({ clock, ledger, settings: inForce, plan: () => duty.current(), recorder, opener });
  const veto = new Veto(clock, ledger, () => duty.current(), recorder);
  const disk = new DiskWatch(files, clock, () => opener.folder(), inForce);

  const neededBytes = () => plannedBytes(duty.current(), clock.now(), bytesPerHour(settings.get()));
  const certificates = new Certificates({ ledger, files, log: log.stage('upload') });
  const confirmation = new Confirmation({ api, ledger, clock, log: log.stage('upload') });
  const retention = new Retention({
    ...{ api, asUser, ledger, clock, files },
    log: log.stage('upload'),
    settings: () => settings.get().upload,
    diskNeed: async () => ({
      freeBytes: await files.freeBytes(opener.folder()),
      neededBytes: neededBytes(),
    }),
  });

  const logReader = new LogReader(files, world.logFile);
  const diagnosis = new Diagnosis({
    ...{ files, processes, ffmpegPlaces, neededBytes },
    folder: () => opener.folder(),
    reachServer: async () => pairing.current().signIn.reach(),
    aheadMs: () => (settings.get().pairing ? pairing.current().serverClock.aheadMs : null),
    secrets: () => secrets.state(),
    sources: () => recorder.vitals().sources,
  });
  const support = new Support({
    ...{ files, secrets, settings, devices, diagnosis },
    journal: journal.store,
    log: logReader,
    versions: { lectern: world.version, platform: world.platform, zone: hostZone },
  });

  const rehearsing = new Rehearsing({
    ...{ clock, ledger, log: log.stage('capture'), settings: inForce },
    plan: () => duty.current(),
    rehearse: (profile) => recorder.trials.rehearse(profile),
    lookAtPc: (profile, durationMs) =>
      lookAtPc({ files, folder: () => opener.folder(), diagnosis }, profile, durationMs),
  });

  const alerts = new Alerts({
    ...{ clock, notifier: world.notifier },
    log: log.stage('alerts'),
    settings: () => {
      const { alerts, console, resource } = settings.get();
      return { alerts, onDesktop: console.notifications, room: resource?.name ?? '' };
    },
    channels: [
      webhook(world.http(null), () => secrets.get(WEBHOOK_SECRET)),
      email(world.mailer, () => secrets.get(SMTP_SECRET)),
    ],
  });

  const startFaults = [
    ...settings.faults,
    ...(journal.setAside ? [fault('journal-corrupt', { aside: journal.setAside, folder: opener.folder() })] : []),
  ];
  return new LecternEngine({
    clock,
    log,
    power,
    secrets,
    random,
    drops: world.drops,
    stick: new Stick({
      ...{ files, drops: world.drops, ledger, log: log.stage('upload') },
      recordings: () => opener.folder(),
    }),
    journal: journal.store,
    ledger,
    settings,
    pairing,
    administrator: ({ serverUrl, partnerId, allowPlainHttp = false, caFile = null }) =>
      administratorOf({
        http: world.http(caFile),
        clock,
        pairing: { serverUrl, partnerId, allowPlainHttp },
        clientTag: `lectern:${world.version}`,
      }),
    calendar: calendars,
    feed,
    serverConflicts,
    recorder,
    uploader,
    live,
    pushing,
    keepers: [certificates, confirmation, retention],
    devices,
    desktopFaults: desktopFaults(world.platform, world.env),
    sourceDesk: new SourceDesk(settings, secrets),
    profileDesk: new ProfileDesk(settings, recorder.trials),
    pushRateDesk: new PushRateDesk(settings, recorder.trials),
    rehearsing,
    coach: new SilenceCoach({ clock, log: log.stage('capture'), settings, recorder }),
    duty,
    operator,
    veto,
    disk,
    diagnosis,
    logReader,
    support,
    alerts,
    hostZone,
    startFaults,
  });
}
