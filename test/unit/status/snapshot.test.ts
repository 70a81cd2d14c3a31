import { describe, expect, it } from 'vitest';
import { deviceState, type DeviceFacts } from '../../../electron/status/device-state.ts';
import { makeSnapshot, type SnapshotInputs } from '../../../electron/status/snapshot.ts';
import { StandingFaults } from '../../../electron/status/standing-faults.ts';
import type { EntryId, EventId, RecordingId, TrackId } from '../../../shared/domain/ids.ts';
import { plus } from '../../../shared/domain/instant.ts';
import type { Recording, Upload } from '../../../shared/domain/recording.ts';
import type { Slot } from '../../../shared/domain/slot.ts';
import { newUploads } from '../../../shared/domain/uploads.ts';
import { emptyState } from '../../../shared/domain/state.ts';
import { fault } from '../../../shared/faults/fault.ts';
import type { CurrentView, FaultView } from '../../../shared/ipc/snapshot.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';
import { at, frame, occurrence, track } from '../../support/occurrences.ts';

const slot = (start: string, end: string, eventId = '1'): Slot => ({
  occurrence: occurrence({ eventId: eventId as EventId, start: at(start), end: at(end) }),
  decision: 'record',
  window: { start: at(start), end: at(end) },
  pushWindow: null,
  because: [{ why: 'scheduled' }],
});

const inputs = (change: Partial<SnapshotInputs> = {}): SnapshotInputs => ({
  revision: 1,
  now: at('14:00'),
  hostZone: 'Europe/Zurich',
  settings: {
    ...defaultSettings(),
    pairing: {
      serverUrl: 'https://kaltura.example',
      partnerId: 102,
      tokenId: '1_tok',
      hashType: 'auto',
      allowPlainHttp: false,
      caFile: null,
    },
    resource: { id: '33', name: 'Room 702' },
  },
  secrets: 'encrypted',
  hasToken: true,
  state: emptyState,
  plan: { slots: [], conflicts: [], madeAt: at('14:00') },
  calendars: [],
  clockShifts: [],
  serverConflicts: [],
  connection: { state: 'online', lastSyncAt: at('13:59'), nextSyncAt: at('14:01'), skewMs: 0 },
  uploads: new Map(),
  copies: [],
  captures: new Map(),
  sentAhead: new Map(),
  broadcasts: [],
  sources: [],
  disk: null,
  faults: [],
  ...change,
});

const withRecording = (...recordings: Recording[]) => ({
  ...emptyState,
  recordings: new Map(recordings.map((r) => [r.id, r])),
});

const upload = (trackId: string, change: Partial<Upload>): Upload[] =>
  newUploads([track(trackId)], at('15:00')).map((queued) => ({ ...queued, ...change }));

describe('the word for the device', () => {
  const current = (phase: CurrentView['phase']) => ({ phase }) as CurrentView;
  const warning: FaultView = {
    fault: fault('secrets-plain'),
    since: at('10:00'),
    severity: 'warning',
    recordingId: null,
  };
  const facts: DeviceFacts = {
    now: at('13:00'),
    paired: true,
    current: null,
    pushing: false,
    slots: [],
    connection: 'online',
    uploading: false,
    faults: [],
  };
  it.each<[DeviceFacts, string]>([
    [facts, 'idle'],
    [{ ...facts, paired: false }, 'unpaired'],
    [{ ...facts, paired: false, current: current('capturing') }, 'recording'],
    [{ ...facts, current: current('capturing'), pushing: true }, 'live'],
    [{ ...facts, current: current('paused') }, 'paused'],
    [{ ...facts, current: current('stopped') }, 'idle'],
    [{ ...facts, current: current('capturing'), faults: [{ ...warning, severity: 'fault' }] }, 'fault'],
    [{ ...facts, current: current('capturing'), faults: [warning] }, 'recording'],
    [{ ...facts, faults: [warning] }, 'warning'],
    [{ ...facts, slots: [slot('13:09', '14:00')] }, 'armed'],
    [{ ...facts, slots: [slot('13:11', '14:00')] }, 'idle'],
    [{ ...facts, connection: 'offline', uploading: true }, 'offline'],
    [{ ...facts, uploading: true }, 'uploading'],
  ])('%# is %s', (given, word) => expect(deviceState(given)).toBe(word));
});

describe('the snapshot', () => {
  it('shows the recording under way, its limit for extending, and the time left to undo a stop', () => {
    const capturing: Recording = { ...frame(), state: 'capturing', parts: [], broadcast: null, stoppedAt: at('14:30') };
    const shot = makeSnapshot(
      inputs({
        now: at('14:31'),
        state: withRecording(capturing),
        plan: { slots: [slot('15:10', '16:00', '2')], conflicts: [], madeAt: at('14:00') },
        captures: new Map([[capturing.id, { recordedMs: 1_800_000, bytes: 7 }]]),
        sentAhead: new Map([[capturing.id, 5]]),
      }),
    );
    expect(shot.current).toMatchObject({
      phase: 'stopped',
      recordedMs: 1_800_000,
      sentBytes: 5,
      undoUntil: plus(at('14:30'), 120_000),
      extendLimit: at('15:10'),
    });
  });

  it('adds up what was uploaded: whole tracks that are past their bytes, counted bytes of the others', () => {
    const uploading: Recording = {
      ...frame(),
      state: 'uploading',
      tracks: [track('camera'), track('screen')],
      gaps: [],
      uploads: [
        ...upload('camera', { step: 'processing', entryId: '1_main' as EntryId }),
        ...upload('screen', { step: 'bytes', fault: fault('rate-limited') }),
      ],
    };
    const progress = {
      ...{ trackId: 'screen' as TrackId, state: 'sending' as const, until: null },
      ...{ bytesAcknowledged: 500, bytesTotal: 1000, bytesPerSecond: 10, etaMs: 50_000 },
    };
    const shot = makeSnapshot(
      inputs({ state: withRecording(uploading), uploads: new Map([[uploading.id, [progress]]]) }),
    );
    expect(shot.recordings[0]).toMatchObject({
      progress: 0.75,
      bytesPerSecond: 10,
      etaMs: 50_000,
      canRetry: true,
      fault: { code: 'rate-limited' },
      tracks: [
        { entryId: '1_main', bytesAcknowledged: 1000 },
        { step: 'bytes', bytesAcknowledged: 500 },
      ],
    });
    expect(shot.state).toBe('uploading');
  });

  it('says what the track does or waits for whose turn it is', () => {
    const uploading: Recording = {
      ...{ ...frame(), state: 'uploading', gaps: [] },
      tracks: [track('camera'), track('screen')],
      uploads: [...upload('camera', { step: 'processing' }), ...upload('screen', { step: 'bytes' })],
    };
    const idle = { bytesAcknowledged: 0, bytesTotal: 1000, bytesPerSecond: null, etaMs: null };
    const progress = [
      { ...idle, trackId: 'camera' as TrackId, state: 'attaching' as const, until: null },
      { ...idle, trackId: 'screen' as TrackId, state: 'waiting-for-hours' as const, until: at('18:00') },
    ];
    const shot = makeSnapshot(
      inputs({ state: withRecording(uploading), uploads: new Map([[uploading.id, progress]]) }),
    );
    expect(shot.recordings[0]?.queue).toMatchObject({ activity: 'waiting-for-hours', until: at('18:00') });
  });

  it('prefers what captures to what is being joined', () => {
    const joining: Recording = { ...frame({ id: 'old' as RecordingId }), state: 'joining', parts: [] };
    const capturing: Recording = {
      ...frame({ id: 'new' as RecordingId }),
      state: 'capturing',
      parts: [],
      broadcast: null,
    };
    expect(makeSnapshot(inputs({ state: withRecording(joining, capturing) })).current?.id).toBe('new');
  });

  it('holds no secret', () => {
    expect(JSON.stringify(makeSnapshot(inputs()))).not.toMatch(/token(?!Id)"?:\s*"|password/i);
  });
});

describe('standing faults', () => {
  it('keep the moment they began, sort worst first, and go when they are gone', () => {
    const standing = new StandingFaults();
    const full = { fault: fault('disk-full', { folder: '/r' }), severity: 'fault', recordingId: null } as const;
    const plain = { fault: fault('secrets-plain'), severity: 'warning', recordingId: null } as const;
    standing.look(at('10:00'), [plain]);
    const both = standing.look(at('10:05'), [plain, full]);
    expect(both.map((v) => [v.fault.code, v.since])).toEqual([
      ['disk-full', at('10:05')],
      ['secrets-plain', at('10:00')],
    ]);
    standing.look(at('10:06'), []);
    expect(standing.look(at('10:07'), [plain])[0]?.since).toBe(at('10:07'));
  });
});
