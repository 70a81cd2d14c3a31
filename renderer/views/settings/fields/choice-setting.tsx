import { Choice } from '../../../design/choice.tsx';
import type { Setting } from '../desk.tsx';
import { Entry } from './entry.tsx';

/** One of a few values; `texts` names each. */
export function ChoiceSetting<T extends string>({
  setting: { label, hint, value, onChange, isLocked },
  texts,
}: {
  readonly setting: Setting<T>;
  readonly texts: Readonly<Record<T, string>>;
}) {
  const options = (Object.keys(texts) as T[]).map((id) => ({ id, text: texts[id] }));
  return (
    <Entry words={[label, hint, ...Object.values<string>(texts)]} isLocked={isLocked}>
      <Choice label={label} hint={hint} value={value} isDisabled={isLocked} options={options} onChange={onChange} />
    </Entry>
  );
}
