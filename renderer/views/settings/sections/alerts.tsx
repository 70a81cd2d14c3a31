import { useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { AlertSecret } from '../fields/alert-secret.tsx';
import { TestAlerts } from '../fields/test-alerts.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** Who is told of faults besides the person in front of the PC. */
export function AlertsSection() {
  const { of, values, words } = useSection('alerts');
  const { isLocked, set: setConsole, values: console } = useSection('console');
  const { fields } = words;
  const to = of('to');
  return (
    <Section id="alerts" title={words.title}>
      <ToggleSetting
        setting={{
          ...fields.notifications,
          isLocked: isLocked('notifications'),
          value: console.notifications,
          onChange: (notifications) => setConsole({ notifications }),
        }}
      />
      <ToggleSetting setting={of('sound')} />
      <ToggleSetting setting={of('quietInLectures')} />
      <NumberSetting setting={of('repeatMinutes')} least={1} most={1440} />
      <ToggleSetting setting={of('webhook')} />
      {values.webhook && <AlertSecret words={fields.webhookUrl} name="webhook-url" />}
      <ToggleSetting setting={of('email')} />
      {values.email && (
        <>
          <TextSetting
            setting={{ ...to, value: to.value.join(', '), onChange: (text) => to.onChange(addressesIn(text)) }}
            isGood={(text) => addressesIn(text).every((address) => ADDRESS.test(address))}
          />
          <TextSetting setting={of('from')} />
          <TextSetting setting={of('smtpHost')} />
          <NumberSetting setting={of('smtpPort')} least={1} most={65_535} />
          <ChoiceSetting setting={of('smtpSecurity')} texts={words.securities} />
          <TextSetting setting={of('smtpUser')} />
          <AlertSecret words={fields.smtpPassword} name="smtp-password" />
        </>
      )}
      <TestAlerts />
    </Section>
  );
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const addressesIn = (text: string): string[] =>
  text
    .split(/[,;\s]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
