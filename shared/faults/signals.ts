import type { SourceView } from '../ipc/snapshot.ts';
import { fault, type Fault } from './fault.ts';

const ALARM_FAULTS = {
  silence: 'source-silent',
  'digital-silence': 'source-silent',
  black: 'source-black',
  frozen: 'source-frozen',
} as const satisfies Record<SourceView['alarms'][number], Fault['code']>;

/** Another sound input that has a signal, in the place of a source that is silent. */
export interface SoundOffer {
  readonly sourceId: SourceView['id'];
  readonly to: NonNullable<SourceView['other']>;
}

/** What can be done at once about a fault of a source's signal; null when there is nothing. */
export const offerFor = ({ id, other }: SourceView, { code }: Fault): SoundOffer | null =>
  code === 'source-silent' && other !== null ? { sourceId: id, to: other } : null;

/** What the signal of a source says, as faults; another source of the kind that has a signal is named. */
export function signalFaults(source: SourceView, sources: readonly SourceView[]): readonly Fault[] {
  const other = sources.find(
    (s) => s.id !== source.id && s.kind === source.kind && s.state === 'running' && s.alarms.length === 0,
  );
  const label = source.other?.label ?? other?.label ?? '';
  return source.alarms.map((alarm) => fault(ALARM_FAULTS[alarm], { source: source.label, other: label }));
}
