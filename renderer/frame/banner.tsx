import { useSnapshot } from '../client/snapshot.tsx';
import { TroubleNotice } from '../client/trouble-notice.tsx';
import { troublesOf } from '../client/troubles.ts';

/** What must not be missed, whichever view is open: faults, and whatever is wrong with the running recording. */
export function Banner() {
  const snapshot = useSnapshot();
  const urgent = troublesOf(snapshot).filter(
    ({ recordingId, severity }) =>
      severity === 'fault' || (recordingId !== null && recordingId === snapshot.current?.id),
  );
  if (urgent.length === 0) return null;
  return (
    <div className="banner">
      {urgent.map((trouble) => (
        <TroubleNotice key={trouble.key} trouble={trouble} />
      ))}
    </div>
  );
}
