import { useFormats, useStrings } from '../../../client/language.tsx';
import { Icon } from '../../../design/icon.tsx';
import type { Block } from './blocks.ts';

/** The inside of an event: its words, and at its edge which part of it is captured. */
export function BlockContent({ block }: { readonly block: Block }) {
  const { states, nav } = useStrings();
  const formats = useFormats();
  const { occurrence, decision } = block.slot;
  return (
    <>
      {block.captured && (
        <span
          className="block-captured"
          style={{ top: `${block.captured.from * 100}%`, bottom: `${(1 - block.captured.to) * 100}%` }}
        />
      )}
      <span className="block-words">
        <span className="block-title">
          {block.hasConflict && (
            <span className="block-mark" role="img" aria-label={nav.views.conflicts}>
              <Icon name="warning" />
            </span>
          )}
          {occurrence.title}
        </span>
        <span className="block-when figures">
          {formats.span(block.start, block.end)}
          {decision !== 'record' && ` · ${states.decision[decision]}`}
        </span>
      </span>
    </>
  );
}
