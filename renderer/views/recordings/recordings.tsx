import { useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Nothing } from '../../design/nothing.tsx';
import { ImportBar } from './import-bar.tsx';
import { RecordingRow } from './recording-row.tsx';
import './recordings.css';

/** Everything that was recorded, or should have been, newest first. */
export function Recordings() {
  const words = useStrings().recordings;
  const { recordings } = useSnapshot();
  if (recordings.length === 0) {
    return (
      <>
        <Nothing title={words.none} hint={words.noneHint} />
        <ImportBar />
      </>
    );
  }
  return (
    <div className="stack">
      <ImportBar />
      <ul className="recordings">
        {recordings.map((recording) => (
          <li key={recording.id}>
            <RecordingRow recording={recording} />
          </li>
        ))}
      </ul>
    </div>
  );
}
