import { useState } from 'react';
import type { SourceView } from '../../../shared/ipc/snapshot.ts';
import { useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { LevelMeter } from '../today/level-meter.tsx';
import { Preview } from '../today/preview.tsx';
import '../today/sources.css';
import { HeardInputs } from './heard-inputs.tsx';
import { SourceForm } from './source-form.tsx';
import { SwitchSound } from './switch-sound.tsx';
import type { Capture, CaptureDesk, Source } from './use-capture.ts';

const NEW = 'new';

/** Every source that is set up, with its picture and level, and the way to add one. */
export function SourceList({ desk, capture }: { readonly desk: CaptureDesk; readonly capture: Capture }) {
  const { devices: words } = useStrings();
  const { sources } = useSnapshot();
  const [edited, setEdited] = useState<Source | typeof NEW | null>(null);
  return (
    <Card
      title={words.sources}
      extra={
        <div className="row-wrap">
          <HeardInputs />
          <Button size="small" icon="plus" onPress={() => setEdited(NEW)}>
            {words.addSource}
          </Button>
        </div>
      }
    >
      {capture.sources.length > 0 && (
        <ul className="device-sources">
          {capture.sources.map((source) => (
            <li key={source.id}>
              <SourceTile
                source={source}
                view={sources.find((s) => s.id === source.id) ?? null}
                onEdit={() => setEdited(source)}
                onSwitched={desk.reload}
              />
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <SourceForm
          desk={desk}
          capture={capture}
          source={edited === NEW ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

function SourceTile({
  source,
  view,
  onEdit,
  onSwitched,
}: {
  readonly source: Source;
  readonly view: SourceView | null;
  readonly onEdit: () => void;
  readonly onSwitched: () => void;
}) {
  const { devices: words, states } = useStrings();
  return (
    <div className="source">
      {view && <Preview source={view} />}
      <div className="device-name">
        <strong>{source.label}</strong>
        <Button size="small" look="bare" aria-label={words.edit(source.label)} onPress={onEdit}>
          {words.editShort}
        </Button>
      </div>
      <div className="row-wrap" role={view?.isMissing ? 'alert' : undefined}>
        <Badge tone="quiet">{words.kindNames[source.kind]}</Badge>
        {view && <SourceState view={view} />}
        {view?.alarms.map((alarm) => (
          <Badge key={alarm} tone="caution" icon="warning">
            {states.alarm[alarm]}
          </Badge>
        ))}
      </div>
      {view && <LevelMeter source={view} />}
      {view?.other && <SwitchSound sourceId={view.id} to={view.other} onDone={onSwitched} />}
    </div>
  );
}

function SourceState({ view }: { readonly view: SourceView }) {
  const { devices: words, states } = useStrings();
  if (view.isMissing) {
    return (
      <Badge tone="recording" icon="fault">
        {words.missing}
      </Badge>
    );
  }
  if (view.state === 'running') return <Badge tone="good">{words.delivers}</Badge>;
  if (view.state === 'idle') return null;
  return <Badge tone={view.state === 'lost' ? 'recording' : 'caution'}>{states.source[view.state]}</Badge>;
}
