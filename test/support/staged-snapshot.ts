import type { Certificate } from '../../shared/domain/certificate.ts';
import type { ScheduleChange } from '../../shared/domain/change.ts';
import type { EntryId, EventId, RecordingId, SourceId, TrackId } from '../../shared/domain/ids.ts';
import { fromIso, plus, toIso, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import { fault } from '../../shared/faults/fault.ts';
import type { RecordingView, Snapshot, SourceView } from '../../shared/ipc/snapshot.ts';
import { occurrence } from './occurrences.ts';

const MINUTE = 60_000;
/** The staged present: a Tuesday in Zurich, 10:49. */
export const STAGED_NOW = fromIso('2026-11-17T09:49:00Z');
const at = (minutes: number): Instant => plus(STAGED_NOW, minutes * MINUTE);

let nextId = 4100;
const event = (title: string, fromMin: number, toMin: number, more: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ eventId: String(nextId++) as EventId, title, start: at(fromMin), end: at(toMin), ...more });
const slot = (o: Occurrence, more: Partial<Slot> = {}): Slot => ({
  occurrence: o,
  decision: 'record',
  window: { start: o.start, end: o.end },
  pushWindow: null,
  because: [{ why: 'scheduled' }],
  ...more,
});

const early = event('PHYS-101 Mechanics', -169, -79);
const running = event('MATH-123 Linear Algebra', -34, 56);
const live = event('Inaugural lecture: Prof. Ada Meier, “What a proof is”', 71, 131, { kind: 'live' });
const clash = event('CS-210 Operating Systems', 116, 206);
const exam = event('Room closed for examination', 221, 341, { kind: 'blackout' });
const blocked = event('HIST-220 The Hanseatic League', 236, 326);
const tomorrow = event('MATH-123 Linear Algebra', 24 * 60 - 34, 24 * 60 + 56);
const cancelled = event('PHIL-300 Ethics seminar', 356, 416, { status: 'cancelled' });

const slots: readonly Slot[] = [
  slot(early),
  slot(running),
  slot(live, {
    decision: 'record-and-push',
    pushWindow: { start: at(61), end: at(136) },
    because: [{ why: 'scheduled' }, { why: 'conflict-won', over: clash.eventId, title: clash.title, rule: 'priority' }],
  }),
  slot(clash, {
    window: { start: at(131), end: clash.end },
    because: [
      { why: 'scheduled' },
      { why: 'clipped-by-conflict', to: live.eventId, title: live.title, lostMs: 15 * MINUTE },
    ],
  }),
  slot(exam, { decision: 'skip', window: null, because: [{ why: 'not-for-this-device', kind: 'blackout' }] }),
  slot(blocked, {
    decision: 'skip',
    window: null,
    because: [{ why: 'blackout', eventId: exam.eventId, title: exam.title }],
  }),
  slot(cancelled, { decision: 'skip', window: null, because: [{ why: 'cancelled' }] }),
  slot(tomorrow),
];

const recording = (o: Occurrence, more: Partial<RecordingView>): RecordingView => ({
  id: `r-${o.eventId}` as RecordingId,
  eventId: o.eventId,
  title: o.title,
  state: 'uploaded',
  origin: 'schedule',
  start: o.start,
  end: o.end,
  scheduled: { start: o.start, end: o.end },
  dir: '/home/room/recordings/2026-11-17',
  durationMs: o.end - o.start,
  bytes: 4_210_000_000,
  gaps: [],
  tracks: [],
  fault: null,
  progress: 1,
  bytesPerSecond: null,
  etaMs: null,
  held: false,
  queue: null,
  wantsTemplate: false,
  canUpload: false,
  canRetry: false,
  because: [{ why: 'scheduled' }],
  handedOver: null,
  ...more,
});
const track = (id: string, more: Partial<RecordingView['tracks'][number]>): RecordingView['tracks'][number] => ({
  trackId: id as TrackId,
  file: `/home/room/recordings/${id}.mp4`,
  bytes: 2_105_000_000,
  step: 'ready',
  entryId: `1_${id.slice(0, 4)}7x2p` as EntryId,
  bytesAcknowledged: 2_105_000_000,
  ...more,
});

const recordings: readonly RecordingView[] = [
  recording(running, { state: 'capturing', durationMs: null, bytes: null, progress: null }),
  recording(early, {
    state: 'uploading',
    progress: 0.62,
    bytesPerSecond: 11_400_000,
    etaMs: 141_000,
    queue: { activity: 'sending', until: null, isHurried: true, canMoveUp: false, canMoveDown: true },
    tracks: [
      track('camera', { step: 'processing' }),
      track('screen', { step: 'bytes', entryId: null, bytesAcknowledged: 505_000_000 }),
    ],
  }),
  recording(event('CHEM-140 Thermodynamics', -1480, -1390), {
    gaps: [
      { trackId: 'camera' as TrackId, start: at(-1450), end: at(-1449.6), cause: 'source-lost' },
      { trackId: 'screen' as TrackId, start: at(-1420), end: at(-1418.7), cause: 'restart' },
    ],
    because: [{ why: 'scheduled' }, { why: 'late-join', missedMs: 7 * MINUTE }],
    tracks: [track('camera', {}), track('screen', {})],
  }),
  recording(event('Faculty assembly', -1700, -1640), {
    origin: 'operator',
    state: 'failed',
    canRetry: true,
    progress: 0.4,
    fault: fault('entry-failed', { entryId: '1_ab12cd34', status: 'ERROR_CONVERTING' }),
    because: [{ why: 'operator', note: '' }],
    tracks: [track('camera', { step: 'processing' })],
  }),
  recording(event('BIO-115 Cells', -2900, -2810), {
    state: 'missed',
    durationMs: null,
    bytes: null,
    progress: null,
    because: [{ why: 'missed', missedMs: 90 * MINUTE }],
  }),
  recording(event('ECON-101 Markets', -3000, -2960), { tracks: [track('camera', {}), track('screen', {})] }),
];

const source = (id: string, label: string, kind: string, more: Partial<SourceView> = {}): SourceView => ({
  id: id as SourceId,
  label,
  kind,
  state: 'running',
  isMissing: false,
  other: null,
  fps: 30,
  droppedFrames: 0,
  speed: 1,
  alarms: [],
  previewRevision: 1,
  ...more,
});

const changes: readonly ScheduleChange[] = [
  {
    change: 'changed',
    before: running,
    after: { ...running, end: at(86), title: 'MATH-123 Linear Algebra (with exercise)' },
    fields: ['end', 'title'],
    learnedAt: at(-7),
  },
  { change: 'added', occurrence: live, learnedAt: at(-180) },
  { change: 'removed', occurrence: event('GEO-201 Rivers', 400, 460), learnedAt: at(-1300) },
];

/** A busy day, while a lecture is recorded: what tray and window can show, with `more` in its place. */
export function stagedSnapshot(more: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    now: STAGED_NOW,
    state: 'recording',
    pairing: {
      serverUrl: 'https://www.kaltura.com',
      partnerId: 1234567,
      tokenId: '1_0nthfxul',
      hasToken: true,
      secrets: 'encrypted',
      resource: { id: '301', name: 'Room 702' },
    },
    connection: { state: 'online', lastSyncAt: at(-0.4), nextSyncAt: at(0.6), skewMs: 12 },
    calendars: [
      {
        id: 'campus',
        name: 'Campus events',
        from: 'calendar.example.edu',
        isSyncing: false,
        lastSyncAt: at(-3),
        events: 42,
        faults: [fault('all-day-ignored', { count: 3, from: 'Campus events' })],
      },
    ],
    copies: [],
    clockShifts: [
      {
        parentId: running.eventId,
        title: running.title,
        zone: 'America/New_York',
        at: at(24 * 60 * 7),
        before: '14:15',
        after: '15:15',
      },
    ],
    serverConflicts: [
      { of: clash.eventId, others: [{ ...exam, title: 'Staff meeting', start: clash.start, end: clash.end }] },
    ],
    zone: 'Europe/Zurich',
    isCompact: false,
    slots,
    conflicts: [
      {
        between: [live.eventId, clash.eventId],
        span: { start: clash.start, end: live.end },
        winner: live.eventId,
        rule: 'priority',
      },
    ],
    recordings,
    current: {
      id: `r-${running.eventId}` as RecordingId,
      eventId: running.eventId,
      title: running.title,
      origin: 'schedule',
      start: running.start,
      end: running.end,
      phase: 'capturing',
      recordedMs: 34 * MINUTE + 12_000,
      bytes: 1_594_000_000,
      sentBytes: 1_502_000_000,
      undoUntil: null,
      extendLimit: live.start,
      ...{ isLiveEvent: false, push: 'as-planned', upload: 'as-set' },
      followed: { did: 'moved', was: at(71), now: running.end, at: at(-7), vetoedAt: null, canVeto: true },
    },
    broadcasts: [],
    sources: [
      source('camera', 'Lecturer camera', 'camera'),
      source('screen', 'Projector', 'screen'),
      source('mic', 'Ceiling microphones', 'microphone', { fps: null, alarms: ['silence'] }),
    ],
    disk: { folder: '/home/room/recordings', freeBytes: 412_000_000_000, hoursLeft: 76.4 },
    faults: [],
    changes,
    ...more,
  };
}

/** The same day before the next lecture. */
export const stagedIdle = (more: Partial<Snapshot> = {}): Snapshot =>
  stagedSnapshot({ state: 'idle', current: null, ...more });

/** The live event while it is pushed: one endpoint gets it, the other is being waited for. */
export function stagedBroadcast(): Pick<Snapshot, 'broadcasts' | 'current'> {
  const id = `r-${live.eventId}` as RecordingId;
  const window = { start: at(-34), end: at(56) };
  const server = { protocol: 'rtmps', sentBytes: 812_000_000, droppedMs: 0, behindMs: 0 } as const;
  return {
    current: {
      ...{ id, eventId: live.eventId, title: live.title, origin: 'schedule', ...window, phase: 'capturing' },
      ...{ recordedMs: 34 * MINUTE, bytes: 1_594_000_000, sentBytes: null, undoUntil: null, extendLimit: null },
      ...{ isLiveEvent: true, push: 'as-planned', upload: 'as-set', followed: null },
    },
    broadcasts: [
      {
        ...{ recordingId: id, entryId: '1_inaug123' as EntryId, window, state: 'on', picture: 'room' },
        ...{ lowerRate: null, lowerRateFault: null },
        ...{ audience: 'on-air', fault: null },
        endpoints: [
          {
            ...{ ...server, id: 'primary', label: 'Primary', server: 'inaug123.p.kpublish.kaltura.com:443' },
            ...{ state: 'waiting', nextAttemptAt: at(0.12), kbps: null, reconnects: 3, droppedMs: 4000 },
            fault: fault('live-lost', { host: 'inaug123.p.kpublish.kaltura.com', port: 443 }),
          },
          {
            ...{ ...server, id: 'secondary', label: 'Backup', server: 'inaug123.b.kpublish.kaltura.com:443' },
            ...{ state: 'sending', nextAttemptAt: null, kbps: 6120, reconnects: 0, fault: null },
          },
        ],
      },
    ],
  };
}

/** What is proved of a recording of yesterday with these tracks, each of which began a little later. */
export const stagedCertificate = (tracks: readonly string[]): Certificate => {
  const span = { start: toIso(at(-1480)), end: toIso(at(-1390)) };
  return {
    ...{ recordingId: 'r-1', eventId: '1', title: 'CHEM-140 Thermodynamics', origin: 'schedule', scheduled: span },
    ...{ planned: span, because: [], pauses: [], stoppedByOperatorAt: null, gaps: [] },
    tracks: tracks.map((name, i) => ({
      ...{ track: name, file: `${name}.mp4`, bytes: 2_105_000_000, sha256: '0123456789abcdef'.repeat(4) },
      ...{ ...span, durationMs: 90 * MINUTE, startErrorMs: i * 120, endErrorMs: -40 },
      ...{ silentShare: 0.12, blackShare: null, entryId: '1_camera', uploadBeganAt: null },
      ...{ bytesSentAt: toIso(at(-1300)), readyAt: null },
    })),
    ...{ operatorActs: [{ at: span.start, act: 'paused' }], remarks: [], handedOver: null },
    ...{ deliveredAt: null, uploadedAt: null, mediaDeletedAt: null },
  };
};
