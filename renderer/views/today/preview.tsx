import { useEffect, useState } from 'react';
import type { SourceView } from '../../../shared/ipc/snapshot.ts';
import { bridge } from '../../client/bridge.ts';
import { useStrings } from '../../client/language.tsx';
import { Icon } from '../../design/icon.tsx';

/** The newest picture of a source; asked for whenever there is a newer one. */
export function Preview({
  source,
}: {
  readonly source: Pick<SourceView, 'fps' | 'id' | 'kind' | 'label' | 'previewRevision' | 'state'>;
}) {
  const { today } = useStrings();
  const [url, setUrl] = useState<string | null>(null);
  const { id, previewRevision } = source;
  useEffect(() => {
    let isWanted = true;
    void bridge()
      .intents.preview({ sourceId: id })
      .then((answer) => {
        if (isWanted && answer.ok) setUrl(answer.value.dataUrl);
      });
    return () => {
      isWanted = false;
    };
  }, [id, previewRevision]);
  if (url !== null) return <img className="preview" src={url} alt={source.label} />;
  const isHeardOnly = source.state === 'running' && source.fps === null && previewRevision === 0;
  const isSound = source.kind === 'microphone' || isHeardOnly;
  return (
    <div className="preview preview-empty soft small">
      <Icon name={isSound ? 'speaker' : 'image'} />
      {isSound ? today.sound : today.noPreview}
    </div>
  );
}
