import { msBetween, type Instant } from '../../shared/domain/instant.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { ConnectionView, CurrentView, DeviceState, FaultView } from '../../shared/ipc/snapshot.ts';

/** How long before a slot the tray says that one is coming. */
const ARMED_BEFORE_MS = 10 * 60 * 1000;

/** What the device's one word is decided from. */
export interface DeviceFacts {
  readonly now: Instant;
  readonly paired: boolean;
  readonly current: CurrentView | null;
  readonly pushing: boolean;
  readonly slots: readonly Slot[];
  readonly connection: ConnectionView['state'];
  readonly uploading: boolean;
  readonly faults: readonly FaultView[];
}

/**
 * The one word for the device. A fault is worse than anything; what is being captured comes before what is merely
 * wrong elsewhere; a lecture about to begin before the network and the uploads.
 */
export function deviceState(f: DeviceFacts): DeviceState {
  if (f.faults.some((x) => x.severity === 'fault')) return 'fault';
  const capturing = captureState(f);
  if (capturing) return capturing;
  if (!f.paired) return 'unpaired';
  if (f.faults.length > 0) return 'warning';
  if (nextSlot(f.slots, f.now, ARMED_BEFORE_MS)) return 'armed';
  if (f.connection === 'offline' || f.connection === 'fault') return 'offline';
  return f.uploading ? 'uploading' : 'idle';
}

function captureState({ current, pushing }: DeviceFacts): DeviceState | null {
  switch (current?.phase) {
    case 'capturing':
    case 'interrupted':
      return pushing ? 'live' : 'recording';
    case 'paused':
      return 'paused';
    case 'arming':
      return 'armed';
    default:
      return null;
  }
}

/** The first slot that will be captured and begins after `now`, within `withinMs`. */
const nextSlot = (slots: readonly Slot[], now: Instant, withinMs: number): Slot | null =>
  slots.find((s) => s.window !== null && s.window.start > now && msBetween(now, s.window.start) <= withinMs) ?? null;
