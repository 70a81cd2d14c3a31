import { useSnapshot } from '../../client/snapshot.tsx';
import { TroubleNotice } from '../../client/trouble-notice.tsx';
import { troublesOf } from '../../client/troubles.ts';

/** Everything that is wrong now, worst first. */
export function Troubles() {
  const snapshot = useSnapshot();
  return troublesOf(snapshot).map((trouble) => <TroubleNotice key={trouble.key} trouble={trouble} />);
}
