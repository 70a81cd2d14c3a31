import { useStrings } from '../../client/language.tsx';
import { NumberField } from '../../design/number-field.tsx';
import type { Source } from './use-capture.ts';

type Region = NonNullable<Source['region']>;

const MOST_PIXELS = 16_384;

/** Which part of the screen is taken, in pixels. */
export function RegionFields({
  region,
  onChange,
}: {
  readonly region: Region;
  readonly onChange: (region: Region) => void;
}) {
  const { devices: words } = useStrings();
  const fields = [
    ['x', words.left, 0],
    ['y', words.top, 0],
    ['width', words.width, 16],
    ['height', words.height, 16],
  ] as const;
  return (
    <div className="device-fields">
      {fields.map(([name, label, least]) => (
        <NumberField
          key={name}
          label={label}
          value={region[name]}
          least={least}
          most={MOST_PIXELS}
          onChange={(value) => onChange({ ...region, [name]: value })}
        />
      ))}
    </div>
  );
}
