import { useStrings } from '../../client/language.tsx';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Field } from '../../design/field.tsx';
import { NumberField } from '../../design/number-field.tsx';
import type { Capture, Track } from './use-capture.ts';

const NONE = '';
const SIZES = ['3840x2160', '1920x1080', '1280x720', '960x540', '640x360'];
const RATES = ['15', '25', '30', '50', '60'] as const;
const ENCODERS = ['auto', 'x264', 'nvenc', 'qsv', 'vaapi', 'videotoolbox', 'amf'] as const;
const PRESETS = ['ultrafast', 'superfast', 'veryfast', 'faster'] as const;

/** What a track takes its picture and sound from, and how they are encoded. */
export function TrackFields({
  capture: { sources },
  track,
  isOnly,
  onChange,
}: {
  readonly capture: Capture;
  readonly track: Track;
  readonly isOnly: boolean;
  /** Null: the track is removed. */
  readonly onChange: (track: Track | null) => void;
}) {
  const { devices: words } = useStrings();
  const set = (fields: Partial<Track>): void => onChange({ ...track, ...fields });
  const size = `${track.width}x${track.height}`;
  const sizes = SIZES.includes(size) ? SIZES : [size, ...SIZES];
  const options = (kept: (kind: string) => boolean) => [
    { id: NONE, text: words.none },
    ...sources.filter((s) => kept(s.kind)).map((s) => ({ id: s.id, text: s.label })),
  ];
  const isHeard = (kind: string): boolean => ['microphone', 'rtsp', 'network', 'test'].includes(kind);
  const orNull = (id: string): string | null => (id === NONE ? null : id);
  return (
    <fieldset className="device-track">
      <legend className="clip">{track.label}</legend>
      <div className="device-fields">
        <Field label={words.name} value={track.label} onChange={(label) => set({ label })} isRequired maxLength={80} />
        <Choice
          label={words.picture}
          value={track.video ?? NONE}
          options={options((kind) => kind !== 'microphone')}
          onChange={(id) => set({ video: orNull(id) })}
        />
        <Choice
          label={words.sound}
          value={track.audio ?? NONE}
          options={options(isHeard)}
          onChange={(id) => set({ audio: orNull(id) })}
        />
        <Choice
          label={words.pictureSize}
          value={size}
          options={sizes.map((id) => ({ id, text: id.replace('x', ' × ') }))}
          onChange={(id) => {
            const [width = 1920, height = 1080] = id.split('x').map(Number);
            set({ width, height });
          }}
        />
        <Choice
          label={words.rate}
          value={String(track.fps) as (typeof RATES)[number]}
          options={RATES.map((id) => ({ id, text: words.picturesPerSecond(id) }))}
          onChange={(id) => set({ fps: Number(id) as Track['fps'] })}
        />
        <NumberField
          label={words.videoKbps}
          value={track.videoKbps}
          least={100}
          most={100_000}
          onChange={(videoKbps) => set({ videoKbps })}
        />
        <Choice
          label={words.encoder}
          value={track.encoder}
          options={ENCODERS.map((id) => ({ id, text: words.encoders[id] }))}
          onChange={(encoder) => set({ encoder })}
        />
        <Choice
          label={words.preset}
          value={track.preset}
          options={PRESETS.map((id) => ({ id, text: words.presets[id] }))}
          onChange={(preset) => set({ preset })}
        />
      </div>
      {!isOnly && (
        <Button size="small" look="bare" onPress={() => onChange(null)}>
          {words.removeTrack(track.label)}
        </Button>
      )}
    </fieldset>
  );
}
