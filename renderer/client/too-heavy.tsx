import type { ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import { useStrings } from './language.tsx';

/** Says that this PC does not sustain what was to be kept, and offers what it should. */
export function TooHeavy({
  title,
  children,
  isBusy,
  onTake,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly isBusy: boolean;
  /** Null: there is nothing to offer. */
  readonly onTake: (() => void) | null;
}) {
  const { devices: words } = useStrings();
  return (
    <div role="alert">
      <Notice
        tone="caution"
        title={title}
        actions={
          onTake && (
            <Button size="small" look="main" isDisabled={isBusy} onPress={onTake}>
              {words.takeProposal}
            </Button>
          )
        }
      >
        <span>{children}</span>
      </Notice>
    </div>
  );
}
