import { msBetween, plus } from '../../shared/domain/instant.ts';
import type { IntentArgs, IntentName } from '../../shared/ipc/intents.ts';
import type { CurrentView, Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Strings } from '../../shared/strings/en/english.ts';
import type { Formats } from '../../shared/strings/format.ts';
import { nextSlot, statusLine, uploadSummary } from './tray-status.ts';

/** What an entry does when it is pressed. */
export type TrayAct =
  | { readonly act: 'open'; readonly view?: string }
  | { readonly act: 'quit' }
  | {
      readonly [N in IntentName]: { readonly act: 'intent'; readonly name: N; readonly args: IntentArgs<N> };
    }[IntentName];

/** An entry of the tray's menu. `act` null: it only tells. */
export type TrayEntry =
  | { readonly entry: 'line' }
  | { readonly entry: 'item'; readonly label: string; readonly enabled: boolean; readonly act: TrayAct | null }
  | { readonly entry: 'more'; readonly label: string; readonly items: readonly TrayEntry[] };

const EXTEND_MINUTES = [5, 10, 15];
const AD_HOC_MINUTES = 60;
/** A coming event can be started this long before its time. */
const EARLY_START_MS = 30 * 60_000;

/** The whole menu for a snapshot. */
export function trayMenu(snapshot: Snapshot, strings: Strings, formats: Formats): readonly TrayEntry[] {
  const t = strings.tray;
  const line: TrayEntry = { entry: 'line' };
  const uploads = uploadSummary(snapshot, strings, formats);
  return [
    tell(statusLine(snapshot, strings, formats)),
    ...nextEvent(snapshot, strings, formats),
    ...(uploads === null ? [] : [tell(uploads)]),
    line,
    ...(snapshot.current ? whileRecording(snapshot.current, strings) : whileIdle(snapshot, strings)),
    line,
    item(t.sync, intent('syncNow', {}), snapshot.pairing?.resource != null),
    item(t.settings, { act: 'open', view: 'settings' }),
    item(t.open, { act: 'open' }),
    line,
    item(t.quit, { act: 'quit' }),
  ];
}

function nextEvent(snapshot: Snapshot, { tray }: Strings, f: Formats): readonly TrayEntry[] {
  if (snapshot.pairing?.resource == null) return [];
  const next = nextSlot(snapshot);
  if (next === null) return [tell(tray.nothingNext)];
  return [tell(tray.nextEvent(f.dayAndTime(next.occurrence.start, snapshot.now), next.occurrence.title))];
}

function whileRecording(current: CurrentView, { tray }: Strings): readonly TrayEntry[] {
  const { id: recordingId, phase } = current;
  if (phase === 'stopped') {
    return [item(tray.undoStop, intent('undoStop', { recordingId }), current.undoUntil !== null)];
  }
  const isRunning = phase === 'capturing' || phase === 'interrupted';
  const extensions = EXTEND_MINUTES.map((minutes) =>
    item(
      tray.extendBy(minutes),
      intent('extend', { recordingId, minutes }),
      current.extendLimit === null || plus(current.end, minutes * 60_000) <= current.extendLimit,
    ),
  );
  return [
    item(tray.stop, intent('stop', { recordingId }), isRunning || phase === 'paused'),
    phase === 'paused'
      ? item(tray.resume, intent('resume', { recordingId }))
      : item(tray.pause, intent('pause', { recordingId }), phase === 'capturing'),
    { entry: 'more', label: tray.extend, items: extensions },
  ];
}

function whileIdle(snapshot: Snapshot, { tray }: Strings): readonly TrayEntry[] {
  const next = nextSlot(snapshot);
  const isSoon = next !== null && msBetween(snapshot.now, next.occurrence.start) <= EARLY_START_MS;
  const start = (eventId: string | null, title: string): TrayAct =>
    intent('startNow', { eventId, title, templateEntryId: null, minutes: AD_HOC_MINUTES });
  return [
    ...(isSoon
      ? [item(tray.startEarly(next.occurrence.title), start(next.occurrence.eventId, next.occurrence.title))]
      : []),
    item(tray.startNow, start(null, tray.adHocTitle), snapshot.sources.length > 0),
  ];
}

const tell = (label: string): TrayEntry => ({ entry: 'item', label, enabled: false, act: null });
const item = (label: string, act: TrayAct, enabled = true): TrayEntry => ({ entry: 'item', label, enabled, act });
const intent = <N extends IntentName>(name: N, args: IntentArgs<N>): TrayAct =>
  ({ act: 'intent', name, args }) as TrayAct;
