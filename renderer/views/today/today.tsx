import { lazy, Suspense, useState } from 'react';
import { useSnapshot } from '../../client/snapshot.tsx';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { Present } from './present.tsx';
import { Sources } from './sources.tsx';
import './today.css';

const Timeline = lazy(() => import('./timeline/timeline.tsx').then((m) => ({ default: m.Timeline })));

/** What is going on now, and what comes. */
export function Today() {
  const { faults } = useSnapshot();
  const [isWeek, setWeek] = useState(false);
  return (
    <div className={isWeek ? 'today today-wide' : 'today'}>
      <div className="today-present">
        {faults.map(({ fault, recordingId, severity }) => (
          <FaultNotice
            key={`${fault.code} ${recordingId ?? ''} ${JSON.stringify(fault.params)}`}
            fault={fault}
            tone={severity === 'fault' ? 'recording' : 'caution'}
            recordingId={recordingId}
          />
        ))}
        <Present />
        <Sources />
      </div>
      <Suspense fallback={<div />}>
        <Timeline isWeek={isWeek} onWeek={setWeek} />
      </Suspense>
    </div>
  );
}
