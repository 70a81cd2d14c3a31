import { orNothing, useSection } from '../desk.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** How recordings are made, and where they are kept. */
export function CaptureSection() {
  const { of, words } = useSection('capture');
  return (
    <Section id="capture" title={words.title}>
      <NumberSetting setting={of('armSeconds')} least={5} most={600} />
      <NumberSetting setting={of('rehearseMinutes')} least={0} most={60} />
      <NumberSetting setting={of('prerollSeconds')} least={0} most={300} />
      <NumberSetting setting={of('undoStopSeconds')} least={0} most={900} />
      <ToggleSetting setting={of('keepPausedSpans')} />
      <TextSetting setting={orNothing(of('folder'))} />
      <TextSetting setting={orNothing(of('ffmpegPath'))} />
    </Section>
  );
}
