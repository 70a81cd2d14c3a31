import { useFormats, useStrings } from '../../../client/language.tsx';
import { RECORDING_LOOK } from '../../../client/tones.ts';
import type { Tone } from '../../../design/badge.tsx';
import { Icon, type IconName } from '../../../design/icon.tsx';
import type { Block } from './blocks.ts';

/** Told by the block's own look, or nothing to tell of yet. */
const UNMARKED: ReadonlySet<Block['outcome']> = new Set(['scheduled', 'skipped', 'cancelled'] as const);

/** The inside of an event: its words, what has become of it, and at its edge which part of it is captured. */
export function BlockContent({ block }: { readonly block: Block }) {
  const { states, nav } = useStrings();
  const formats = useFormats();
  const { outcome, slot } = block;
  const { occurrence, decision } = slot;
  return (
    <>
      {block.captured && (
        <span
          className="block-captured"
          style={{ top: `${block.captured.from * 100}%`, bottom: `${(1 - block.captured.to) * 100}%` }}
        />
      )}
      <span className="block-words" title={`${occurrence.title}, ${formats.span(block.start, block.end)}`}>
        <span className="block-title">
          {outcome !== null && !UNMARKED.has(outcome) && (
            <Mark {...RECORDING_LOOK[outcome]} says={states.recording[outcome]} />
          )}
          {block.look === 'live' && <Mark icon="live" tone="accent" says={states.kind.live} />}
          {block.hasConflict && <Mark icon="warning" tone="caution" says={nav.views.conflicts} />}
          {occurrence.title}
        </span>
        <span className="block-when figures">
          <span className="block-time">{formats.span(block.start, block.end)}</span>
          {decision !== 'record' && <span className="block-decision">{states.decision[decision]}</span>}
        </span>
      </span>
    </>
  );
}

function Mark({ icon, tone, says }: { readonly icon: IconName; readonly tone: Tone; readonly says: string }) {
  return (
    <span className={`block-mark tone-${tone}`} role="img" aria-label={says}>
      <Icon name={icon} />
    </span>
  );
}
