import { historyOf } from '../../shared/domain/history.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import { otherOutcomes } from '../plan/what-if.ts';
import type { Engine } from '../ports/engine.ts';
import type { EngineParts } from './parts.ts';

/** Why things are as they are, and how they could be: reads only. */
export function explainingIntents({ duty, journal }: EngineParts): Pick<Engine['intents'], 'history' | 'whatIf'> {
  return {
    history: ({ recordingId }) =>
      Promise.resolve({ causes: [...historyOf(journal.readAll(), recordingId as RecordingId)] }),
    whatIf: ({ between }) => {
      const conflict = duty.current().conflicts.find((c) => c.between.every((id, n) => id === between[n]));
      const outcomes =
        conflict === undefined ? [] : otherOutcomes(duty.input(), conflict, (input) => duty.wouldBe(input));
      return Promise.resolve({ outcomes: outcomes.map((o) => ({ ...o, windows: [...o.windows] })) });
    },
  };
}
