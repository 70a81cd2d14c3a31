import { plus, type Instant } from '../../shared/domain/instant.ts';
import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import { hasDevice } from '../../shared/domain/transitions.ts';
import type { UploadActivity } from '../../shared/domain/upload-progress.ts';
import { isHurried, type UploadingRecording } from '../../shared/domain/upload-queue.ts';
import type { UploadSettings } from '../../shared/settings/upload.ts';

/** Why a recording that could be sent is not; `until` where it is known when that ends. */
export interface Hindrance {
  readonly state: UploadActivity & `waiting-for-${'turn' | 'hours' | 'delay' | 'capture'}`;
  readonly until: Instant | null;
}

/** What the settings say about sending at a moment. */
export interface SendingRules {
  readonly settings: UploadSettings;
  readonly now: Instant;
  /** IANA zone of the room, which the quiet hours are in. */
  readonly zone: string;
}

/** What keeps a recording from being sent, its place in the queue aside. What the operator wants now minds no hours. */
export function hindranceOf(
  recording: UploadingRecording,
  all: Iterable<Recording>,
  { settings, now, zone }: SendingRules,
): Hindrance | null {
  if (settings.notWhileCapturing && [...all].some((r) => hasDevice(r.state) || r.state === 'joining')) {
    return { state: 'waiting-for-capture', until: null };
  }
  if (isHurried(recording)) return null;
  const quietEnd = settings.quietHours === null ? null : quietUntil(now, settings.quietHours, zone);
  if (quietEnd !== null) return { state: 'waiting-for-hours', until: quietEnd };
  const delayEnd = plus(recording.uploads[0]?.queuedAt ?? now, delayMs(recording, settings));
  return delayEnd > now ? { state: 'waiting-for-delay', until: delayEnd } : null;
}

/** A share of the longest delay that is a recording's own: by chance, yet the same after every restart. */
function delayMs({ id }: Recording, { randomDelayMinutes }: UploadSettings): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return Math.round((hash / 2 ** 32) * randomDelayMinutes * 60_000);
}
