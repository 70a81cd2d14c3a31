import { useState } from 'react';
import { useFormats, useStrings } from '../../client/language.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Checks } from './checks.tsx';
import { newProfile } from './edit-capture.ts';
import { ProfileForm } from './profile-form.tsx';
import type { OfProfile, Profile } from './use-capture.ts';

/** A profile: its tracks, how they are encoded, and the ways to try it. */
export function ProfileCard({ desk, capture, profile }: OfProfile) {
  const { devices: words } = useStrings();
  const formats = useFormats();
  const [edited, setEdited] = useState<{ profile: Profile; was: string | null } | null>(null);
  const label = (id: string | null): string => capture.sources.find((s) => s.id === id)?.label ?? words.none;
  return (
    <Card
      title={words.profile(profile.name)}
      extra={
        <div className="row-wrap">
          <Button
            size="small"
            look="bare"
            onPress={() => setEdited({ profile: newProfile(capture, profile.name), was: null })}
          >
            {words.addProfile}
          </Button>
          <Button size="small" onPress={() => setEdited({ profile, was: profile.name })}>
            {words.editShort}
          </Button>
        </div>
      }
    >
      <ul className="device-tracks selectable">
        {profile.tracks.map((track) => (
          <li key={track.id}>
            <strong>{track.label}</strong>
            <span className="soft">{words.trackOf(label(track.video), label(track.audio))}</span>
            <span className="soft small figures">
              {track.video === null
                ? words.soundOnly(formats.number(track.audioKbps))
                : words.encoding(
                    words.size(track.width, track.height, track.fps),
                    words.encoders[track.encoder],
                    formats.number(track.videoKbps / 1000),
                  )}
            </span>
          </li>
        ))}
      </ul>
      <Checks desk={desk} capture={capture} profile={profile} />
      {edited && (
        <ProfileForm
          desk={desk}
          capture={capture}
          profile={edited.profile}
          was={edited.was}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
