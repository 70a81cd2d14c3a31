import { ProgressBar } from 'react-aria-components';
import type { Tone } from './badge.tsx';
import './progress.css';

/** How much of something is done. `label` is read aloud, `text` stands for the value. */
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
  return (
    <ProgressBar
      aria-label={label}
      value={Math.round(share * 1000) / 10}
      valueLabel={text}
      className={`progress tone-${tone}`}
    >
      <div className="progress-track">
        <div className="progress-fill" style={{ transform: `scaleX(${share})` }} />
      </div>
    </ProgressBar>
  );
}
