import { TOO_SLOW } from '../../../shared/domain/vitals.ts';
import type { SourceView } from '../../../shared/ipc/snapshot.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Badge } from '../../design/badge.tsx';
import { Card } from '../../design/card.tsx';
import { LevelMeter } from './level-meter.tsx';
import { Preview } from './preview.tsx';
import './sources.css';

/** Every source with its picture, its level and what is wrong with it. */
export function Sources() {
  const { today } = useStrings();
  const { sources } = useSnapshot();
  if (sources.length === 0) return null;
  return (
    <Card title={today.sources}>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source.id}>
            <Source source={source} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Source({ source }: { readonly source: SourceView }) {
  const { states } = useStrings();
  const tone = source.state === 'lost' ? 'recording' : source.state === 'opening' ? 'caution' : 'quiet';
  return (
    <div className="source">
      <Preview source={source} />
      <div className="source-words">
        <span className="source-name">{source.label}</span>
        {source.state === 'running' ? (
          <Vitals source={source} />
        ) : (
          <Badge tone={tone}>{states.source[source.state]}</Badge>
        )}
      </div>
      <LevelMeter source={source} />
      {source.alarms.length > 0 && (
        <div className="row-wrap" role="alert">
          {source.alarms.map((alarm) => (
            <Badge key={alarm} tone="caution" icon="warning">
              {states.alarm[alarm]}
            </Badge>
          ))}
        </div>
      )}
    </div>
  );
}

function Vitals({ source }: { readonly source: SourceView }) {
  const { today } = useStrings();
  const formats = useFormats();
  if (source.speed !== null && source.speed < TOO_SLOW) return <Badge tone="caution">{today.slow}</Badge>;
  if (source.droppedFrames > 0) return <Badge tone="quiet">{today.dropped(source.droppedFrames)}</Badge>;
  if (source.fps === null) return null;
  return <span className="soft small figures">{today.fps(formats.number(Math.round(source.fps)))}</span>;
}
