import { useEffect, useState } from 'react';
import type { CapturableView } from '../../../shared/ipc/intents/devices.ts';
import type { IntentArgs, IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Tick } from '../../design/tick.tsx';
import { Refusal } from '../devices/refusal.tsx';
import { captureOf } from './capture-of.ts';

const NO_SOUND = '';
const keyOf = (d: CapturableView): string => `${d.kind} ${d.device}`;

/**
 * Chooses what a lecture is made of: each picture a track, with the sound on every one. What this PC cannot sustain is not
 * taken; a lighter profile is offered.
 */
export function SourcesStep({
  action,
  onDone,
  onLater,
}: {
  /** What the button says that keeps the choice. */
  readonly action: string;
  readonly onDone: () => void;
  /** Nothing was chosen. */
  readonly onLater: () => void;
}) {
  const { devices: deviceWords, pairing } = useStrings();
  const words = pairing.sources;
  const { run: list, ...listing } = useIntent('listDevices');
  const saving = useIntent('saveSources');
  const [refusal, setRefusal] = useState<IntentResult<'saveSources'> | null>(null);
  const [devices, setDevices] = useState<readonly CapturableView[] | null>(null);
  const [pictures, setPictures] = useState<ReadonlySet<string>>(new Set());
  const [sound, setSound] = useState(NO_SOUND);
  useEffect(() => {
    let isWanted = true;
    void list({}).then((answer) => {
      if (!isWanted || !answer) return;
      setDevices(answer.devices);
      const firstOf = (kind: CapturableView['kind']) => answer.devices.find((d) => d.kind === kind);
      setPictures(new Set([firstOf('camera'), firstOf('screen')].flatMap((d) => (d ? [keyOf(d)] : []))));
      const microphone = firstOf('microphone');
      setSound(microphone ? keyOf(microphone) : NO_SOUND);
    });
    return () => {
      isWanted = false;
    };
  }, [list]);
  const visible = devices?.filter((d) => d.kind !== 'microphone') ?? [];
  const audible = devices?.filter((d) => d.kind === 'microphone' || d.kind === 'test') ?? [];
  const chosen = captureOf(
    visible.filter((d) => pictures.has(keyOf(d))),
    audible.find((d) => keyOf(d) === sound) ?? null,
  );
  const save = async (wanted: IntentArgs<'saveSources'>): Promise<void> => {
    setRefusal(null);
    const answer = await saving.run(wanted);
    if (answer?.saved) onDone();
    else setRefusal(answer);
  };
  const toggle = (key: string, isOn: boolean): void => {
    setRefusal(null);
    setPictures((before) => new Set(isOn ? [...before, key] : [...before].filter((k) => k !== key)));
  };
  const fault = listing.fault ?? saving.fault;
  return (
    <>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.intro}</p>
      </div>
      {devices === null && listing.isRunning && <p className="soft">{words.looking}</p>}
      {devices?.length === 0 && <p className="soft">{words.none}</p>}
      {visible.length > 0 && (
        <div className="stack" role="group" aria-label={words.pictures}>
          <span className="field-label">{words.pictures}</span>
          {visible.map((d) => (
            <Tick key={keyOf(d)} isOn={pictures.has(keyOf(d))} onChange={(isOn) => toggle(keyOf(d), isOn)}>
              {d.label}
            </Tick>
          ))}
        </div>
      )}
      {audible.length > 0 && (
        <Choice
          label={words.sound}
          value={sound}
          options={[{ id: NO_SOUND, text: words.noSound }, ...audible.map((d) => ({ id: keyOf(d), text: d.label }))]}
          onChange={(key) => {
            setRefusal(null);
            setSound(key);
          }}
        />
      )}
      {fault && <FaultNotice fault={fault} />}
      {refusal && (
        <Refusal refusal={refusal} isBusy={saving.isRunning} onTake={(profile) => void save({ ...chosen, profile })} />
      )}
      <div className="wizard-foot">
        <Button look="bare" onPress={onLater}>
          {words.later}
        </Button>
        <Button look="main" isDisabled={pictures.size === 0 || saving.isRunning} onPress={() => void save(chosen)}>
          {saving.isRunning ? deviceWords.measuring : action}
        </Button>
      </div>
    </>
  );
}
