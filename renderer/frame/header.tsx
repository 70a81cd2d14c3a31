import { useFormats, useStrings } from '../client/language.tsx';
import { useSnapshot } from '../client/snapshot.tsx';
import { DEVICE_LOOK } from '../client/tones.ts';
import { Badge } from '../design/badge.tsx';
import { FormButton } from './form-button.tsx';

/** Which room this is, how the device stands, and the room's time. */
export function Header() {
  const { states, header } = useStrings();
  const formats = useFormats();
  const { pairing, state, now, zone } = useSnapshot();
  const look = DEVICE_LOOK[state];
  const isForeignZone = zone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <header className="header">
      <h1 className="clip">{pairing?.resource?.name ?? 'Lectern'}</h1>
      <div role="status" aria-label={header.state}>
        <Badge tone={look.tone} icon={look.icon}>
          {states.device[state]}
        </Badge>
      </div>
      <div className="header-clock figures">
        <span className="header-day soft small">{formats.day(now)}</span>
        <strong>{formats.time(now)}</strong>
        {isForeignZone && <span className="soft small">{zone}</span>}
      </div>
      <FormButton />
    </header>
  );
}
