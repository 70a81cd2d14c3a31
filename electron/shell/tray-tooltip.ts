import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Strings } from '../../shared/strings/en/english.ts';
import type { Formats } from '../../shared/strings/format.ts';
import { nextSlot, statusLine } from './tray-status.ts';

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
