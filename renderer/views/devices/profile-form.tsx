import { useState, type FormEvent } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { newTrack, withTrack } from './edit-capture.ts';
import { Refusal } from './refusal.tsx';
import { TrackFields } from './track-fields.tsx';
import type { Capture, CaptureDesk, Profile } from './use-capture.ts';

/** Changes a profile. One that this PC cannot sustain is not taken; a lighter one is offered. */
export function ProfileForm({
  desk,
  capture,
  profile: given,
  was,
  onClose,
}: {
  readonly desk: CaptureDesk;
  readonly capture: Capture;
  readonly profile: Profile;
  /** The name it had; null for a new one. */
  readonly was: string | null;
  readonly onClose: () => void;
}) {
  const { devices: words, common } = useStrings();
  const [profile, setProfile] = useState(given);
  const saving = useIntent('saveProfile');
  const [refusal, setRefusal] = useState<IntentResult<'saveProfile'> | null>(null);
  const save = async (wanted: Profile): Promise<void> => {
    setRefusal(null);
    const answer = await saving.run({ profile: wanted, was });
    if (answer === null) return;
    if (!answer.saved) return setRefusal(answer);
    desk.reload();
    onClose();
  };
  const remove = async (): Promise<void> => {
    if (await desk.change({ profiles: capture.profiles.filter((p) => p.name !== was) })) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(profile);
  };
  return (
    <Ask title={was === null ? words.addProfile : words.profile(was)} onClose={onClose}>
      <form className="stack device-profile" onSubmit={submit}>
        <Field
          label={words.name}
          value={profile.name}
          onChange={(name) => setProfile({ ...profile, name })}
          isRequired
          maxLength={60}
        />
        {profile.tracks.map((track) => (
          <TrackFields
            key={track.id}
            capture={capture}
            track={track}
            isOnly={profile.tracks.length === 1}
            onChange={(next) => setProfile(withTrack(profile, track.id, next))}
          />
        ))}
        <div className="row-wrap">
          <Button
            size="small"
            icon="plus"
            isDisabled={profile.tracks.length >= 8}
            onPress={() => {
              const track = newTrack(profile, capture);
              setProfile(withTrack(profile, track.id, track));
            }}
          >
            {words.addTrack}
          </Button>
        </div>
        {saving.fault && <FaultNotice fault={saving.fault} />}
        {refusal && <Refusal refusal={refusal} isBusy={saving.isRunning} onTake={(p) => void save(p)} />}
        <div className="ask-buttons">
          {was !== null && capture.profiles.length > 1 && (
            <Button look="danger" onPress={() => void remove()}>
              {words.remove}
            </Button>
          )}
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button look="main" type="submit" isDisabled={saving.isRunning || profile.name.trim() === ''}>
            {saving.isRunning ? words.measuring : words.save}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
