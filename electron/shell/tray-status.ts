import { msBetween } from '../../shared/domain/instant.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Strings } from '../../shared/strings/en/english.ts';
import type { Formats } from '../../shared/strings/format.ts';
import { faultInWords } from '../../shared/strings/words.ts';

/** What the device does now: the recording under way, else the worst fault, else uploads, else its state in a word. */
export function statusLine(snapshot: Snapshot, strings: Strings, formats: Formats): string {
  const { tray, states } = strings;
  const { current, now, state } = snapshot;
  if (current) {
    const left = formats.duration(msBetween(now, current.end));
    const lines = {
      arming: tray.opening(current.title),
      capturing: state === 'live' ? tray.live(current.title, left) : tray.recording(current.title, left),
      interrupted: tray.recording(current.title, left),
      paused: tray.paused(current.title),
      stopped: tray.stopped(current.title),
      joining: tray.finishing(current.title),
    };
    return lines[current.phase];
  }
  const [worst] = snapshot.faults;
  if (worst && (state === 'fault' || state === 'warning')) return faultInWords(worst.fault, strings).what;
  return uploadSummary(snapshot, strings, formats) ?? states.device[state];
}

/** The next slot that will be captured, if any. */
export const nextSlot = (snapshot: Snapshot): Slot | null =>
  snapshot.slots.find(
    (s) => s.window !== null && s.window.start > snapshot.now && s.occurrence.eventId !== snapshot.current?.eventId,
  ) ?? null;

/** How many recordings are on their way to Kaltura, and how far; null when none is. */
export function uploadSummary(snapshot: Snapshot, { tray }: Strings, f: Formats): string | null {
  const uploading = snapshot.recordings.filter((r) => r.state === 'uploading' && !r.held);
  const share = uploading.reduce((sum, r) => sum + (r.progress ?? 0), 0) / uploading.length;
  return uploading.length === 0 ? null : tray.uploads(uploading.length, f.percent(share));
}
