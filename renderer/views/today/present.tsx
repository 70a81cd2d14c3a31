import { useSnapshot } from '../../client/snapshot.tsx';
import { Idle } from './idle.tsx';
import { UnderWay } from './under-way.tsx';
import './present.css';

/** The large card that says what this device does right now. */
export function Present() {
  const { current } = useSnapshot();
  return current ? <UnderWay current={current} /> : <Idle />;
}
