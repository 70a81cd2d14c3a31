import type { SourceView } from '../ipc/snapshot.ts';
import { fault, type Fault } from './fault.ts';

const ALARM_FAULTS = {
  silence: 'source-silent',
  'digital-silence': 'source-silent',
  black: 'source-black',
  frozen: 'source-frozen',
} as const satisfies Record<SourceView['alarms'][number], Fault['code']>;

/** What the signal of a source says, as faults; another source of the kind that has a signal is named. */
export function signalFaults(source: SourceView, sources: readonly SourceView[]): readonly Fault[] {
  const other = sources.find(
    (s) => s.id !== source.id && s.kind === source.kind && s.state === 'running' && s.alarms.length === 0,
  );
  const label = source.other?.label ?? other?.label ?? '';
  return source.alarms.map((alarm) => fault(ALARM_FAULTS[alarm], { source: source.label, other: label }));
}
