import { useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';
import { FtpSettings } from './ftp-settings.tsx';

/** Where the schedule comes from, and how often. */
export function ScheduleSection() {
  const { of, values, words } = useSection('schedule');
  return (
    <Section id="schedule" title={words.title}>
      <ChoiceSetting setting={of('source')} texts={words.sources} />
      {values.source === 'ftp' && <FtpSettings />}
      <NumberSetting setting={of('pollSeconds')} least={10} most={3600} />
      <NumberSetting setting={of('lookAheadDays')} least={1} most={365} />
      <NumberSetting setting={of('lookBackHours')} least={1} most={168} />
      <ToggleSetting setting={of('expandSeries')} />
      <ToggleSetting setting={of('useServerClock')} />
      <ToggleSetting setting={of('uploadCancelled')} />
    </Section>
  );
}
