import type { RecordingId } from '../../shared/domain/ids.ts';
import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan, Slot } from '../../shared/domain/slot.ts';
import type { State } from '../../shared/domain/state.ts';
import type { UploadProgress } from '../../shared/domain/upload-progress.ts';
import { uploadQueue } from '../../shared/domain/upload-queue.ts';
import type { CalendarView } from '../../shared/ipc/calendar-view.ts';
import type { CopyView } from '../../shared/ipc/copy-view.ts';
import type { ClockShift } from '../../shared/ipc/clock-shift.ts';
import type { ServerConflict } from '../../shared/ipc/server-conflict.ts';
import type {
  ConnectionView,
  CurrentView,
  DiskView,
  FaultView,
  PairingView,
  Snapshot,
  SourceView,
} from '../../shared/ipc/snapshot.ts';
import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { currentRecording, currentView, type CaptureProgress } from './current-view.ts';
import { deviceState } from './device-state.ts';
import { recordingView } from './recording-view.ts';

/** Everything a snapshot is made from, gathered at one moment. */
export interface SnapshotInputs {
  readonly revision: number;
  readonly now: Instant;
  /** Zone of the PC, used when the settings name none. */
  readonly hostZone: string;
  readonly settings: Settings;
  readonly secrets: PairingView['secrets'];
  readonly hasToken: boolean;
  readonly state: State;
  readonly plan: Plan;
  readonly calendars: readonly CalendarView[];
  readonly clockShifts: readonly ClockShift[];
  readonly serverConflicts: readonly ServerConflict[];
  readonly connection: ConnectionView;
  readonly uploads: UploadProgress;
  readonly copies: readonly CopyView[];
  readonly captures: ReadonlyMap<RecordingId, CaptureProgress>;
  /** Bytes of recordings being captured that Kaltura has already. */
  readonly sentAhead: ReadonlyMap<RecordingId, number>;
  readonly broadcasts: readonly BroadcastView[];
  readonly sources: readonly SourceView[];
  readonly disk: DiskView | null;
  readonly faults: readonly FaultView[];
}

const SHOW_SLOTS_BEFORE_MS = 24 * 3600 * 1000;
const MOST_SLOTS = 500;
const MOST_RECORDINGS = 200;

/** The whole picture for tray and window. Pure. */
export function makeSnapshot(i: SnapshotInputs): Snapshot {
  const oldest = plus(i.now, -SHOW_SLOTS_BEFORE_MS);
  const slots = i.plan.slots.filter((s) => s.occurrence.end >= oldest).slice(0, MOST_SLOTS);
  const running = currentRecording(i.state.recordings.values());
  const current = running ? currentOf(running, slots, i) : null;
  const recordings = [...i.state.recordings.values()]
    .sort((a, b) => b.window.start - a.window.start || b.openedAt - a.openedAt)
    .slice(0, MOST_RECORDINGS);
  const { order } = i.settings.upload;
  const byHand = order === 'by-hand' ? uploadQueue(i.state, order) : [];
  return {
    revision: i.revision,
    now: i.now,
    state: deviceState({
      now: i.now,
      paired: i.settings.pairing !== null && i.settings.resource !== null,
      current,
      pushing: i.broadcasts.some((b) => b.recordingId === running?.id && b.state === 'on'),
      slots,
      connection: i.connection.state,
      uploading: recordings.some((r) => r.state === 'uploading'),
      faults: i.faults,
    }),
    pairing: pairingView(i),
    calendars: i.calendars,
    clockShifts: i.clockShifts,
    serverConflicts: i.serverConflicts,
    connection: i.connection,
    zone: i.settings.console.zone ?? i.hostZone,
    isCompact: i.settings.console.compact,
    slots,
    conflicts: i.plan.conflicts.filter((c) => c.span.end >= i.now),
    recordings: recordings.map((r) => recordingView(r, i.uploads.get(r.id) ?? [], byHand)),
    copies: i.copies,
    current,
    broadcasts: i.broadcasts,
    sources: i.sources,
    disk: i.disk,
    faults: i.faults,
    changes: [...i.state.changes].reverse(),
  };
}

function currentOf(running: Recording, slots: readonly Slot[], i: SnapshotInputs): CurrentView {
  const progress = { captured: i.captures.get(running.id) ?? null, sentBytes: i.sentAhead.get(running.id) ?? null };
  return currentView(running, slots, progress, i.settings.capture.undoStopSeconds * 1000, i.now);
}

function pairingView({ settings, secrets, hasToken }: SnapshotInputs): PairingView | null {
  if (!settings.pairing) return null;
  const { serverUrl, partnerId, tokenId } = settings.pairing;
  return { serverUrl, partnerId, tokenId, hasToken, secrets, resource: settings.resource };
}
