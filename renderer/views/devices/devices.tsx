import { useState } from 'react';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { Nothing } from '../../design/nothing.tsx';
import { SourcesStep } from '../pairing/sources-step.tsx';
import './devices.css';
import { EventKinds } from './event-kinds.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SourceList } from './source-list.tsx';
import { useCapture } from './use-capture.ts';
import { useShown } from './use-shown.ts';

/** The sources with their pictures and levels, what is recorded of them for each kind of event, and a try of it. */
export function Devices() {
  const { devices: words, pairing } = useStrings();
  const desk = useCapture();
  const [isChoosing, setChoosing] = useState(false);
  const { capture, fault } = desk;
  useShown(capture);
  return (
    <div className="stack devices">
      {fault && <FaultNotice fault={fault} />}
      {capture?.sources.length === 0 && <Nothing title={words.noTracks} hint={words.noTracksHint} />}
      {capture && <SourceList desk={desk} capture={capture} />}
      {capture?.profiles.map((profile) => (
        <ProfileCard key={profile.name} desk={desk} capture={capture} profile={profile} />
      ))}
      {capture && capture.profiles.length > 0 && <EventKinds desk={desk} capture={capture} />}
      <div className="row-wrap">
        <Button
          icon="devices"
          look={capture?.sources.length === 0 ? 'main' : 'plain'}
          onPress={() => setChoosing(true)}
        >
          {words.choose}
        </Button>
        <span className="soft small">{words.chooseHint}</span>
      </div>
      {isChoosing && (
        <Ask title={words.choose} onClose={() => setChoosing(false)}>
          <SourcesStep
            action={pairing.sources.done}
            onLater={() => setChoosing(false)}
            onDone={() => {
              setChoosing(false);
              desk.reload();
            }}
          />
        </Ask>
      )}
    </div>
  );
}
