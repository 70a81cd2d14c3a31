import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { TooHeavy } from '../../client/too-heavy.tsx';
import { sizesOf } from './judgements.tsx';
import type { Profile } from './use-capture.ts';

/** Says that this PC cannot sustain a profile, and offers a lighter one where there is one. */
export function Refusal({
  refusal: { load, proposal },
  isBusy,
  onTake,
}: {
  readonly refusal: IntentResult<'saveProfile'>;
  readonly isBusy: boolean;
  readonly onTake: (proposal: Profile) => void;
}) {
  const { devices: words } = useStrings();
  const formats = useFormats();
  const percent = formats.number(Math.round((load ?? 1) * 100));
  return (
    <TooHeavy title={words.tooHeavy(percent)} isBusy={isBusy} onTake={proposal && (() => onTake(proposal))}>
      {proposal ? words.proposal(sizesOf(proposal.tracks, words.size)) : words.noProposal}
    </TooHeavy>
  );
}
