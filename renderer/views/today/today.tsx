import { useSnapshot } from '../../client/snapshot.tsx';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { Present } from './present.tsx';
import { Sources } from './sources.tsx';
import './today.css';
import { Upcoming } from './upcoming.tsx';

/** What is going on now, and what comes. */
export function Today() {
  const { faults } = useSnapshot();
  return (
    <div className="today">
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
      <Upcoming />
    </div>
  );
}
