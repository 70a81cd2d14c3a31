import { useSection } from '../desk.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** How recordings reach Kaltura, and how long they stay here. */
export function UploadSection() {
  const { of, words } = useSection('upload');
  return (
    <Section id="upload" title={words.title}>
      <ToggleSetting setting={of('automatic')} />
      <ToggleSetting setting={of('notWhileCapturing')} />
      <NumberSetting setting={of('rateCapKbps')} least={0} most={10_000_000} />
      <NumberSetting setting={of('parallelChunks')} least={1} most={8} />
      <NumberSetting setting={of('keepDays')} least={0} most={3650} />
      <ToggleSetting setting={of('requireReady')} />
      <ToggleSetting setting={of('writeBackEntryIds')} />
    </Section>
  );
}
