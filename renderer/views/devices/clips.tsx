import { useEffect, useRef } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { Button } from '../../design/button.tsx';

/** A test recording, to be played back; it is gone when this is closed. */
export function Clips({
  test: { clips, faults },
  onClose,
}: {
  readonly test: IntentResult<'testRecording'>;
  readonly onClose: () => void;
}) {
  const { devices: words } = useStrings();
  return (
    <section className="device-report" aria-label={words.testOf}>
      <div className="spread">
        <h3>{words.testOf}</h3>
        <Button size="small" look="bare" onPress={onClose}>
          {words.wipe}
        </Button>
      </div>
      {faults.map((f) => (
        <FaultNotice key={JSON.stringify([f.code, f.params])} fault={f} />
      ))}
      <ul className="device-clips">
        {clips.map((clip) => (
          <li key={clip.trackId}>
            <Clip label={clip.label} dataUrl={clip.dataUrl} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing of it is in a file any more. */
function Clip({ label, dataUrl }: { readonly label: string; readonly dataUrl: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    return () => element?.removeAttribute('src');
  }, []);
  return (
    <figure className="device-clip">
      <video ref={video} controls preload="auto" src={dataUrl} aria-label={label} />
      <figcaption className="soft small">{label}</figcaption>
    </figure>
  );
}
