import { useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { RecordingRow } from './recording-row.tsx';
import './recordings.css';

/** Everything that was recorded, or should have been, newest first. */
export function Recordings() {
  const words = useStrings().recordings;
  const { recordings } = useSnapshot();
  if (recordings.length === 0) {
    return (
      <div className="nothing">
        <p className="present-title">{words.none}</p>
        <p className="soft">{words.noneHint}</p>
      </div>
    );
  }
  return (
    <ul className="recordings">
      {recordings.map((recording) => (
        <li key={recording.id}>
          <RecordingRow recording={recording} />
        </li>
      ))}
    </ul>
  );
}
