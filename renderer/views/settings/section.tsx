import type { ReactNode } from 'react';
import { Card } from '../../design/card.tsx';
import { Search, useIsSought } from './search.tsx';

/** A group of settings. It vanishes while none of its settings is sought, and is shown whole when its title is. */
export function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const isWhole = useIsSought(title);
  return (
    <div className="settings-section" id={`settings-${id}`}>
      <Card title={title}>
        <div className="settings-fields">{isWhole ? <Search text="">{children}</Search> : children}</div>
      </Card>
    </div>
  );
}
