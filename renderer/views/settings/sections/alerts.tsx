import { useSection } from '../desk.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** Who is told of faults besides the person in front of the PC. */
export function AlertsSection() {
  const { of, words } = useSection('alerts');
  return (
    <Section id="alerts" title={words.title}>
      <ToggleSetting setting={of('quietInLectures')} />
      <NumberSetting setting={of('repeatMinutes')} least={1} most={1440} />
    </Section>
  );
}
