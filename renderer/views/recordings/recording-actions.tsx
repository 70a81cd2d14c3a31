import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';

/** What the operator can do with a recording that is over. */
export function RecordingActions({ recording: r }: { readonly recording: RecordingView }) {
  const words = useStrings().recordings;
  const retry = useIntent('retry');
  const hold = useIntent('holdUpload');
  const release = useIntent('releaseUpload');
  const folder = useIntent('openFolder');
  const recordingId = r.id;
  const fault = retry.fault ?? hold.fault ?? release.fault ?? folder.fault;
  return (
    <>
      {fault && <FaultNotice fault={fault} />}
      <div className="row-wrap">
        {r.canRetry && (
          <Button
            look="main"
            size="small"
            icon="retry"
            isDisabled={retry.isRunning}
            onPress={() => void retry.run({ recordingId })}
          >
            {words.retry}
          </Button>
        )}
        {r.state === 'uploading' && !r.held && (
          <Button size="small" icon="hold" isDisabled={hold.isRunning} onPress={() => void hold.run({ recordingId })}>
            {words.hold}
          </Button>
        )}
        {r.held && (
          <Button
            size="small"
            icon="upload"
            isDisabled={release.isRunning}
            onPress={() => void release.run({ recordingId })}
          >
            {words.release}
          </Button>
        )}
        <Button size="small" icon="folder" onPress={() => void folder.run({ recordingId })}>
          {words.openFolder}
        </Button>
      </div>
    </>
  );
}
