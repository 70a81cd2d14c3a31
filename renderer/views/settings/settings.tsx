import { useEffect, useState } from 'react';
import type { IntentArgs, IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Card } from '../../design/card.tsx';
import { Choice } from '../../design/choice.tsx';
import { Tick } from '../../design/tick.tsx';
import { AccountCard } from './account-card.tsx';
import { NumberField } from './number-field.tsx';
import './settings.css';

type Settings = IntentResult<'settings'>;
type Change = (change: IntentArgs<'changeSettings'>) => void;

/** Everything that can be set, in groups. A change holds at once. */
export function SettingsView() {
  const { run: read, ...reading } = useIntent('settings');
  const change = useIntent('changeSettings');
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    let isWanted = true;
    void read({}).then((answer) => {
      if (isWanted && answer) setSettings(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [read]);
  const apply: Change = (changes) =>
    void change.run(changes).then((answer) => {
      if (answer) setSettings(answer);
    });
  const fault = reading.fault ?? change.fault;
  return (
    <div className="settings">
      {fault && <FaultNotice fault={fault} />}
      <AccountCard />
      {settings && <Groups settings={settings} apply={apply} />}
    </div>
  );
}

function Groups({ settings: s, apply }: { readonly settings: Settings; readonly apply: Change }) {
  const words = useStrings().settings;
  const { schedule, plan, capture, upload, console } = s;
  const options = <T extends string>(texts: Readonly<Record<T, string>>) =>
    (Object.keys(texts) as T[]).map((id) => ({ id, text: texts[id] }));
  const padding = (change: Partial<Settings['plan']['recordPadding']>): void =>
    apply({ plan: { recordPadding: { ...plan.recordPadding, ...change } } });
  return (
    <>
      <Card title={words.console}>
        <div className="settings-fields">
          <Choice
            label={words.theme}
            value={console.theme}
            options={options(words.themes)}
            onChange={(theme) => apply({ console: { theme } })}
          />
          <Choice
            label={words.language}
            value={console.language}
            options={options(words.languages)}
            onChange={(language) => apply({ console: { language } })}
          />
        </div>
        <Tick isOn={console.startAtLogin} onChange={(startAtLogin) => apply({ console: { startAtLogin } })}>
          {words.startAtLogin}
        </Tick>
      </Card>
      <Card title={words.schedule}>
        <div className="settings-fields">
          <NumberField
            label={words.pollSeconds}
            value={schedule.pollSeconds}
            least={10}
            most={3600}
            onChange={(pollSeconds) => apply({ schedule: { pollSeconds } })}
          />
          <NumberField
            label={words.lookAheadDays}
            value={schedule.lookAheadDays}
            least={1}
            most={365}
            onChange={(lookAheadDays) => apply({ schedule: { lookAheadDays } })}
          />
        </div>
      </Card>
      <Card title={words.plan}>
        <div className="settings-fields">
          <NumberField
            label={words.before}
            value={plan.recordPadding.beforeSeconds}
            least={0}
            most={3600}
            onChange={(beforeSeconds) => padding({ beforeSeconds })}
          />
          <NumberField
            label={words.after}
            value={plan.recordPadding.afterSeconds}
            least={0}
            most={3600}
            onChange={(afterSeconds) => padding({ afterSeconds })}
          />
        </div>
        <Tick isOn={plan.recordLive} onChange={(recordLive) => apply({ plan: { recordLive } })}>
          {words.recordLive}
        </Tick>
        <Tick isOn={plan.pushLive} onChange={(pushLive) => apply({ plan: { pushLive } })}>
          {words.pushLive}
        </Tick>
        <Tick isOn={plan.blackoutsWin} onChange={(blackoutsWin) => apply({ plan: { blackoutsWin } })}>
          {words.blackoutsWin}
        </Tick>
      </Card>
      <Card title={words.capture}>
        <div className="settings-fields">
          <NumberField
            label={words.armSeconds}
            value={capture.armSeconds}
            least={5}
            most={600}
            onChange={(armSeconds) => apply({ capture: { armSeconds } })}
          />
          <NumberField
            label={words.undoStopSeconds}
            value={capture.undoStopSeconds}
            least={0}
            most={900}
            onChange={(undoStopSeconds) => apply({ capture: { undoStopSeconds } })}
          />
        </div>
      </Card>
      <Card title={words.upload}>
        <div className="settings-fields">
          <NumberField
            label={words.keepDays}
            value={upload.keepDays}
            least={0}
            most={3650}
            onChange={(keepDays) => apply({ upload: { keepDays } })}
          />
          <NumberField
            label={words.rateCapKbps}
            value={upload.rateCapKbps}
            least={0}
            most={10_000_000}
            onChange={(rateCapKbps) => apply({ upload: { rateCapKbps } })}
          />
        </div>
        <Tick isOn={upload.automatic} onChange={(automatic) => apply({ upload: { automatic } })}>
          {words.automatic}
        </Tick>
        <Tick
          isOn={upload.notWhileCapturing}
          onChange={(notWhileCapturing) => apply({ upload: { notWhileCapturing } })}
        >
          {words.notWhileCapturing}
        </Tick>
      </Card>
    </>
  );
}
