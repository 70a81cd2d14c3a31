import { ProgressBar } from 'react-aria-components';
import type { Tone } from './badge.tsx';
import './progress.css';

/**
 * How much of something is done, in steps too small to see: it moves without a transition, which would keep the window drawing
 * for as long as something is recorded. `label` is read aloud, `text` stands for the value.
 */
export function Progress({
  label,
  share,
  text,
  tone = 'accent',
}: {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  readonly text: string;
  readonly tone?: Tone;
}) {
  const permille = Math.round(share * 1000);
  return (
    <ProgressBar aria-label={label} value={permille / 10} valueLabel={text} className={`progress tone-${tone}`}>
      <div className="progress-track">
        <div className="progress-fill" style={{ transform: `scaleX(${permille / 1000})` }} />
      </div>
    </ProgressBar>
  );
}
