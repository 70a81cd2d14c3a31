import { FaultNotice } from '../../client/fault-notice.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { troublesOf } from '../../client/troubles.ts';

/** Everything that is wrong now, worst first. */
export function Troubles() {
  const snapshot = useSnapshot();
  return troublesOf(snapshot).map(({ fault, key, recordingId, severity }) => (
    <FaultNotice
      key={key}
      fault={fault}
      tone={severity === 'fault' ? 'recording' : 'caution'}
      recordingId={recordingId}
    />
  ));
}
