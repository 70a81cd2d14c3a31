import { useState } from 'react';
import { useFormats } from '../../../client/language.tsx';
import { Button } from '../../../design/button.tsx';
import { useSection } from '../desk.tsx';
import { Entry } from '../fields/entry.tsx';
import { PushRateForm, type Rate } from './push-rate-form.tsx';

/** Whether pushes are encoded a second time, and how. */
export function PushRateSetting() {
  const { isLocked, reload, values, words } = useSection('live');
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const { lowerRate: rate } = values;
  const t = words.rate;
  const inWords = (r: NonNullable<Rate>): string =>
    t.lower(formats.number(r.videoKbps), r.height === null ? '' : String(r.height));
  return (
    <Entry words={[t.label, t.hint, t.own]} isLocked={isLocked('lowerRate')}>
      <div className="spread">
        <div>
          <span className="field-label">{t.label}</span>
          <p className="field-hint">{t.hint}</p>
          <p>{rate === null ? t.own : inWords(rate)}</p>
        </div>
        <Button isDisabled={isLocked('lowerRate')} onPress={() => setAsking(true)}>
          {t.change}
        </Button>
      </div>
      {isAsking && (
        <PushRateForm
          rate={rate}
          inWords={inWords}
          onClose={() => setAsking(false)}
          onKept={() => {
            setAsking(false);
            reload();
          }}
        />
      )}
    </Entry>
  );
}
