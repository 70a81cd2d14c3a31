import type { QuietHours } from '../../../../shared/settings/upload.ts';
import { useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** Where quiet hours begin when they are switched on: the usual day of lectures. */
const USUAL_HOURS: QuietHours = { from: '08:00', to: '18:00' };

const isTimeOfDay = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** How recordings reach Kaltura, and how long they stay here. */
export function UploadSection() {
  const { isLocked, of, set, values, words } = useSection('upload');
  const { quietHours } = values;
  const edge = (side: keyof QuietHours, hours: QuietHours) => ({
    isLocked: isLocked('quietHours'),
    value: hours[side],
    onChange: (time: string) => set({ quietHours: { ...hours, [side]: time } }),
  });
  return (
    <Section id="upload" title={words.title}>
      <ToggleSetting setting={of('automatic')} />
      <ChoiceSetting setting={of('order')} texts={words.orders} />
      <ToggleSetting setting={of('notWhileCapturing')} />
      {!values.notWhileCapturing && <ToggleSetting setting={of('whileCapturing')} />}
      <ToggleSetting
        setting={{
          ...words.fields.quietHours,
          isLocked: isLocked('quietHours'),
          value: quietHours !== null,
          onChange: (isOn) => set({ quietHours: isOn ? USUAL_HOURS : null }),
        }}
      />
      {quietHours !== null && (
        <>
          <TextSetting setting={{ ...words.fields.quietFrom, ...edge('from', quietHours) }} isGood={isTimeOfDay} />
          <TextSetting setting={{ ...words.fields.quietTo, ...edge('to', quietHours) }} isGood={isTimeOfDay} />
        </>
      )}
      <NumberSetting setting={of('randomDelayMinutes')} least={0} most={600} />
      <NumberSetting setting={of('rateCapKbps')} least={0} most={10_000_000} />
      <NumberSetting setting={of('parallelChunks')} least={1} most={8} />
      <NumberSetting setting={of('keepDays')} least={0} most={3650} />
      <ToggleSetting setting={of('requireReady')} />
      <ToggleSetting setting={of('withoutTemplate')} />
      <ToggleSetting setting={of('asEventOwner')} />
      <ToggleSetting setting={of('writeBackEntryIds')} />
      <ToggleSetting setting={of('markChapters')} />
    </Section>
  );
}
