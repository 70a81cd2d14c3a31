import { lazy, Suspense, useState } from 'react';
import { useSnapshot } from '../../client/snapshot.tsx';
import { troublesOf } from '../../client/troubles.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { LiveCard } from './live/live-card.tsx';
import { Present } from './present.tsx';
import { Sources } from './sources.tsx';
import './today.css';

const Timeline = lazy(() => import('./timeline/timeline.tsx').then((m) => ({ default: m.Timeline })));

/** What is going on now, and what comes. */
export function Today() {
  const snapshot = useSnapshot();
  const [isWeek, setWeek] = useState(false);
  return (
    <div className={isWeek ? 'today today-wide' : 'today'}>
      <div className="today-present">
        {troublesOf(snapshot).map(({ fault, key, recordingId, severity }) => (
          <FaultNotice
            key={key}
            fault={fault}
            tone={severity === 'fault' ? 'recording' : 'caution'}
            recordingId={recordingId}
          />
        ))}
        <Present />
        <LiveCard />
        <Sources />
      </div>
      <Suspense fallback={<div />}>
        <Timeline isWeek={isWeek} onWeek={setWeek} />
      </Suspense>
    </div>
  );
}
