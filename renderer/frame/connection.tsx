import { useFormats, useStrings } from '../client/language.tsx';
import { useSnapshot } from '../client/snapshot.tsx';
import { useIntent } from '../client/use-intent.ts';
import { Button } from '../design/button.tsx';

/** How the device stands with Kaltura, and "sync now". */
export function Connection() {
  const { states, nav, tray } = useStrings();
  const formats = useFormats();
  const { connection, now } = useSnapshot();
  const sync = useIntent('syncNow');
  const isGood = connection.state === 'online' || connection.state === 'syncing';
  return (
    <div className="connection">
      <div className="connection-text">
        <span className={`connection-dot ${isGood ? 'tone-good' : 'tone-caution'}`} />
        <div className="clip">
          <div className="small clip">{states.connection[connection.state]}</div>
          {connection.lastSyncAt !== null && (
            <div className="connection-when soft clip">
              {nav.lastSync(formats.dayAndTime(connection.lastSyncAt, now))}
            </div>
          )}
        </div>
      </div>
      <Button
        look="bare"
        size="small"
        icon="sync"
        aria-label={tray.sync}
        isDisabled={sync.isRunning || connection.state === 'syncing'}
        onPress={() => void sync.run({})}
      />
    </div>
  );
}
