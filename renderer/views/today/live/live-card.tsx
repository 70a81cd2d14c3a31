import { useState } from 'react';
import type { BroadcastView } from '../../../../shared/ipc/broadcast-view.ts';
import type { CurrentView } from '../../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { Notice } from '../../../design/notice.tsx';
import { Endpoint } from './endpoint.tsx';
import './live.css';
import { ModeChoice } from './mode-choice.tsx';
import { PushButtons } from './push-buttons.tsx';
import { pushLook } from './push-look.ts';
import { SendForm } from './send-form.tsx';

/** How the recording under way reaches its viewers, and what the operator can do about it. */
export function LiveCard() {
  const { current, broadcasts } = useSnapshot();
  if (current === null || current.phase === 'joining') return null;
  const broadcast = broadcasts.find((b) => b.recordingId === current.id);
  return broadcast ? <Push broadcast={broadcast} current={current} /> : <NoPush current={current} />;
}

function Push({ broadcast, current }: { readonly broadcast: BroadcastView; readonly current: CurrentView }) {
  const words = useStrings().live;
  const look = pushLook(broadcast, words, useFormats());
  const hint = broadcast.state === 'on' ? words.audienceHint[broadcast.audience] : '';
  const isOut = broadcast.state !== 'waiting' && broadcast.state !== 'ended';
  return (
    <Card
      title={words.title}
      extra={
        <span role="status">
          <Badge tone={look.tone} icon={look.icon}>
            {look.text}
          </Badge>
        </span>
      }
    >
      <div className="stack">
        {hint !== '' && <p className="soft small">{hint}</p>}
        {broadcast.picture === 'slate' && (
          <Notice tone="caution" title={words.slate}>
            {words.slateHint}
          </Notice>
        )}
        {isOut && <PushRate broadcast={broadcast} />}
        {isOut && current.phase === 'paused' && broadcast.picture === 'room' && (
          <Notice tone="caution" title={words.paused} />
        )}
        {broadcast.endpoints.length > 0 && (
          <ul className="ruled">
            {broadcast.endpoints.map((endpoint) => (
              <Endpoint key={endpoint.id} endpoint={endpoint} />
            ))}
          </ul>
        )}
        {isOut && <PushButtons broadcast={broadcast} />}
        <ModeChoice current={current} isPushed={broadcast.state !== 'ended'} />
      </div>
    </Card>
  );
}

/** What is encoded a second time, or why that was given up. */
function PushRate({ broadcast: { lowerRate, lowerRateFault } }: { readonly broadcast: BroadcastView }) {
  const words = useStrings().live;
  const formats = useFormats();
  if (lowerRateFault) return <FaultNotice fault={lowerRateFault} tone="caution" />;
  if (lowerRate === null) return null;
  const { height, videoKbps } = lowerRate;
  return (
    <p className="soft small">{words.lowerRate(formats.number(videoKbps), height === null ? '' : String(height))}</p>
  );
}

function NoPush({ current }: { readonly current: CurrentView }) {
  const words = useStrings().live;
  const [isAsking, setAsking] = useState(false);
  return (
    <Card
      title={words.title}
      extra={
        !current.isLiveEvent && (
          <Button size="small" icon="live" onPress={() => setAsking(true)}>
            {words.send}
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="soft small">{current.isLiveEvent ? words.notSentEvent : words.notSent}</p>
        {current.isLiveEvent && <ModeChoice current={current} isPushed={false} />}
        {isAsking && <SendForm recordingId={current.id} onClose={() => setAsking(false)} />}
      </div>
    </Card>
  );
}
