import { useEffect, useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { SourcesStep } from '../pairing/sources-step.tsx';
import { Sources } from '../today/sources.tsx';
import './devices.css';

/** The sources with their pictures and levels, and what a recording is made of. */
export function Devices() {
  const { devices: words } = useStrings();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className="stack">
      <Sources />
      {/* Read anew after a choice. */}
      <Tracks key={String(isChoosing)} />
      <div className="row-wrap">
        <Button icon="devices" onPress={() => setChoosing(true)}>
          {words.choose}
        </Button>
        <span className="soft small">{words.chooseHint}</span>
      </div>
      {isChoosing && (
        <Ask title={words.choose} onClose={() => setChoosing(false)}>
          <SourcesStep onDone={() => setChoosing(false)} />
        </Ask>
      )}
    </div>
  );
}

function Tracks() {
  const { devices: words } = useStrings();
  const { run: read, fault } = useIntent('settings');
  const [capture, setCapture] = useState<IntentResult<'settings'>['capture'] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void read({}).then((settings) => {
      if (isWanted && settings) setCapture(settings.capture);
    });
    return () => {
      isWanted = false;
    };
  }, [read]);
  const label = (id: string | null): string => capture?.sources.find((source) => source.id === id)?.label ?? words.none;
  return (
    <Card title={words.tracks}>
      {fault && <FaultNotice fault={fault} />}
      {capture?.profiles.length === 0 && <p className="soft">{words.noTracks}</p>}
      {capture?.profiles.map((profile) => (
        <section key={profile.name} className="profile">
          <h3>{profile.name}</h3>
          <ul className="selectable">
            {profile.tracks.map((track) => (
              <li key={track.id} className="spread">
                <span>
                  <strong>{track.label}</strong>{' '}
                  <span className="soft">{words.trackOf(label(track.video), label(track.audio))}</span>
                </span>
                <span className="soft figures">{words.size(track.width, track.height, track.fps)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
