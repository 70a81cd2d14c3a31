import { msBetween } from '../../shared/domain/instant.ts';
import { faultInWords } from '../../shared/strings/words.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Strings } from '../../shared/strings/en/english.ts';
import type { Formats } from '../../shared/strings/format.ts';
import { nextSlot, uploadSummary } from './tray-menu.ts';

/** The tray's one line: what is going on and what comes next. */
export function trayTooltip(snapshot: Snapshot, strings: Strings, formats: Formats): string {
  const { tray } = strings;
  if (snapshot.state === 'unpaired') return tray.notPaired;
  const next = nextSlot(snapshot);
  const coming = next === null ? null : tray.next(formats.dayAndTime(next.occurrence.start, snapshot.now));
  const line = tray.tooltip(statusLine(snapshot, strings, formats), coming);
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** Windows shows no more of a tooltip. */
const MOST_CHARACTERS = 127;

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
