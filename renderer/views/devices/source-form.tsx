import { useEffect, useState, type FormEvent } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import type { CapturableView } from '../../../shared/ipc/intents/devices.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Field } from '../../design/field.tsx';
import { changedSource, newSource, withoutSource } from './edit-capture.ts';
import { LoginFields } from './login-fields.tsx';
import { RegionFields } from './region-fields.tsx';
import type { Capture, CaptureDesk, Source } from './use-capture.ts';

const KINDS = ['camera', 'screen', 'region', 'window', 'microphone', 'rtsp', 'network', 'test'] as const;
/** What kind of device is listed for a kind of source; the others are written. */
const LISTED: Partial<Record<Source['kind'], CapturableView['kind']>> = {
  camera: 'camera',
  microphone: 'microphone',
  screen: 'screen',
  region: 'screen',
};

const ON_SCREEN: ReadonlySet<Source['kind']> = new Set(['screen', 'region', 'window']);

/** Adds a source, or changes or removes one. */
export function SourceForm({
  desk,
  capture,
  source: given,
  onClose,
}: {
  readonly desk: CaptureDesk;
  readonly capture: Capture;
  readonly source: Source | null;
  readonly onClose: () => void;
}) {
  const { devices: words, common } = useStrings();
  const [source, setSource] = useState<Source>(given ?? newSource(capture));
  const { devices, faults } = useDevices();
  const set = (fields: Partial<Source>): void => setSource((before) => ({ ...before, ...fields }));
  const listed = LISTED[source.kind];
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await desk.change({ sources: changedSource(capture, source) })) onClose();
  };
  const remove = async (): Promise<void> => {
    if (await desk.change(withoutSource(capture, source.id))) onClose();
  };
  const isUsed = capture.profiles.some((p) => p.tracks.some((t) => t.video === source.id || t.audio === source.id));
  return (
    <Ask title={given ? words.edit(given.label) : words.addSource} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <Choice
          label={words.kind}
          value={source.kind}
          options={KINDS.map((id) => ({ id, text: words.kindNames[id] }))}
          onChange={(kind) => set({ kind, device: '', region: kind === 'region' ? WHOLE : null })}
        />
        {listed !== undefined && (
          <DeviceChoice
            devices={devices.filter((d) => d.kind === listed)}
            device={source.device}
            onChange={(d) =>
              set({ device: d.device, label: source.label === '' || !given ? d.label.slice(0, 80) : source.label })
            }
          />
        )}
        {ON_SCREEN.has(source.kind) && faults.map((f) => <FaultNotice key={f.code} fault={f} tone="caution" />)}
        {listed === undefined && source.kind !== 'test' && (
          <Field
            label={source.kind === 'window' ? words.windowTitle : words.address}
            hint={source.kind === 'window' ? words.windowHint : words.addressHint}
            value={source.device}
            onChange={(device) => set({ device })}
            isRequired
            maxLength={1000}
          />
        )}
        {source.kind === 'region' && (
          <RegionFields region={source.region ?? WHOLE} onChange={(region) => set({ region })} />
        )}
        {source.kind === 'rtsp' && (
          <Choice
            label={words.transport}
            value={source.transport}
            options={[
              { id: 'tcp', text: words.overTcp },
              { id: 'udp', text: words.overUdp },
            ]}
            onChange={(transport) => set({ transport })}
          />
        )}
        <Field label={words.name} value={source.label} onChange={(label) => set({ label })} isRequired maxLength={80} />
        {given && (given.kind === 'rtsp' || given.kind === 'network') && <LoginFields source={given} />}
        {desk.fault && <FaultNotice fault={desk.fault} />}
        <div className="ask-buttons">
          {given && (
            <Button look="danger" isDisabled={isUsed} onPress={() => void remove()}>
              {words.remove}
            </Button>
          )}
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button look="main" type="submit" isDisabled={source.label.trim() === ''}>
            {words.save}
          </Button>
        </div>
        {given && isUsed && <p className="soft small">{words.usedHint}</p>}
      </form>
    </Ask>
  );
}

const WHOLE = { x: 0, y: 0, width: 1920, height: 1080 };

function useDevices(): IntentResult<'listDevices'> {
  const { run } = useIntent('listDevices');
  const [found, setFound] = useState<IntentResult<'listDevices'>>({ devices: [], faults: [] });
  useEffect(() => {
    let isWanted = true;
    void run({}).then((answer) => {
      if (isWanted && answer) setFound(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [run]);
  return found;
}

/** The devices of one kind; one that is set but not plugged in stays in the list. */
function DeviceChoice({
  devices,
  device,
  onChange,
}: {
  readonly devices: readonly CapturableView[];
  readonly device: string;
  readonly onChange: (device: CapturableView) => void;
}) {
  const { devices: words } = useStrings();
  const options = devices.map((d) => ({ id: d.device, text: d.label }));
  const isThere = device === '' || options.some((o) => o.id === device);
  const all = isThere ? options : [...options, { id: device, text: words.notPlugged(device) }];
  if (all.length === 0) return <p className="soft">{words.noDevice}</p>;
  return (
    <Choice
      label={words.device}
      value={device}
      options={all}
      onChange={(id) => {
        const chosen = devices.find((d) => d.device === id);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
