import { useStrings } from '../../client/language.tsx';
import { PixelField } from './pixel-field.tsx';
import type { Source } from './use-capture.ts';

type Region = NonNullable<Source['region']>;

/** Which part of the screen is taken, in pixels. */
export function RegionFields({
  region,
  onChange,
}: {
  readonly region: Region;
  readonly onChange: (region: Region) => void;
}) {
  const { devices: words } = useStrings();
  return (
    <div className="device-fields">
      <PixelField label={words.left} value={region.x} least={0} onChange={(x) => onChange({ ...region, x })} />
      <PixelField label={words.top} value={region.y} least={0} onChange={(y) => onChange({ ...region, y })} />
      <PixelField
        label={words.width}
        value={region.width}
        least={16}
        onChange={(width) => onChange({ ...region, width })}
      />
      <PixelField
        label={words.height}
        value={region.height}
        least={16}
        onChange={(height) => onChange({ ...region, height })}
      />
    </div>
  );
}
