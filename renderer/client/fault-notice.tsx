import type { ReactNode } from 'react';
import { textOf, type Fault } from '../../shared/faults/fault.ts';
import type { Remedy } from '../../shared/faults/fault-text.ts';
import { faultInWords } from '../../shared/strings/words.ts';
import type { Tone } from '../design/badge.tsx';
import { Notice } from '../design/notice.tsx';
import { useStrings } from './language.tsx';
import { RemedyButton } from './remedy-button.tsx';

/** A fault in words: what happened, what Lectern does, what one can do, and a button that leads there. */
export function FaultNotice({
  fault,
  tone = 'recording',
  recordingId = null,
  elsewhere = [],
  children,
}: {
  readonly fault: Fault;
  readonly tone?: Tone;
  readonly recordingId?: string | null;
  /** Remedies that have a button beside the notice, where they help. */
  readonly elsewhere?: readonly Remedy[];
  /** Further actions. */
  readonly children?: ReactNode;
}) {
  const { what, does, todo } = faultInWords(fault, useStrings());
  const { remedy } = textOf(fault);
  return (
    <div role="alert">
      <Notice
        tone={tone}
        title={what}
        actions={
          <>
            {remedy && !elsewhere.includes(remedy) && <RemedyButton remedy={remedy} recordingId={recordingId} />}
            {children}
          </>
        }
      >
        <span>{[does, todo].filter((s) => s !== '').join(' ')}</span>
        {fault.detail !== '' && <span className="soft">{fault.detail}</span>}
      </Notice>
    </div>
  );
}
