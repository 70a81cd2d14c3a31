import type { ReactNode } from 'react';
import { useStrings } from '../../../client/language.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useIsSought } from '../search.tsx';

/** The place of one setting, or of several that belong together; empty while none of the words is sought. */
export function Entry({
  words,
  isLocked = false,
  children,
}: {
  readonly words: readonly string[];
  readonly isLocked?: boolean;
  readonly children: ReactNode;
}) {
  const { locked } = useStrings().settings;
  if (!useIsSought(...words)) return null;
  return (
    <div className={isLocked ? 'setting setting-locked' : 'setting'}>
      {children}
      {isLocked && (
        <p className="setting-lock soft small">
          <Icon name="lock" />
          {locked}
        </p>
      )}
    </div>
  );
}
