import { useState } from 'react';
import type { BroadcastView } from '../../../../shared/ipc/broadcast-view.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';

/** What can be done with a push that goes out: hide the room, let viewers in, connect at once. */
export function PushButtons({ broadcast }: { readonly broadcast: BroadcastView }) {
  const words = useStrings().live;
  const panic = useIntent('panic');
  const reconnect = useIntent('reconnectNow');
  const goLive = useIntent('goLive');
  const [isAsking, setAsking] = useState(false);
  const { recordingId, picture, audience, endpoints } = broadcast;
  const fault = panic.fault ?? reconnect.fault ?? goLive.fault;
  const isHidden = picture === 'slate';
  return (
    <div className="stack">
      {fault && <FaultNotice fault={fault} />}
      <div className="row-wrap">
        {audience === 'preview-only' && (
          <Button look="record" size="large" icon="live" isDisabled={goLive.isRunning} onPress={() => setAsking(true)}>
            {words.goLive}
          </Button>
        )}
        <Button
          look={isHidden ? 'main' : 'plain'}
          size="large"
          icon={isHidden ? 'image' : 'close'}
          isDisabled={panic.isRunning}
          onPress={() => void panic.run({ recordingId, on: !isHidden })}
        >
          {isHidden ? words.showAgain : words.hide}
        </Button>
        {endpoints.some((e) => e.state === 'waiting') && (
          <Button
            size="large"
            icon="sync"
            isDisabled={reconnect.isRunning}
            onPress={() => void reconnect.run({ recordingId })}
          >
            {words.reconnect}
          </Button>
        )}
      </div>
      {isAsking && (
        <Ask title={words.goLiveAsk.title} onClose={() => setAsking(false)}>
          <p>{words.goLiveAsk.text}</p>
          <div className="ask-buttons">
            <Button onPress={() => setAsking(false)}>{words.goLiveAsk.cancel}</Button>
            <Button
              look="record"
              autoFocus
              onPress={() => {
                setAsking(false);
                void goLive.run({ recordingId });
              }}
            >
              {words.goLiveAsk.go}
            </Button>
          </div>
        </Ask>
      )}
    </div>
  );
}
