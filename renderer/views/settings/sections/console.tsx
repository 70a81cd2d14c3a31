import { goTo } from '../../../client/use-view.ts';
import { orNothing, useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** Whether this PC knows the zone of that name; none at all is good too. */
function isZone(name: string): boolean {
  if (name === '') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The window and the desktop. */
export function ConsoleSection() {
  const { of, words } = useSection('console');
  const compact = of('compact');
  // The compact window holds Today only; any other view would make it whole again.
  const turnCompact = (isOn: boolean): void => {
    if (isOn) goTo('today');
    compact.onChange(isOn);
  };
  return (
    <Section id="console" title={words.title}>
      <ChoiceSetting setting={of('theme')} texts={words.themes} />
      <ChoiceSetting setting={of('language')} texts={words.languages} />
      <TextSetting setting={orNothing(of('zone'))} isGood={isZone} />
      <ToggleSetting setting={{ ...compact, onChange: turnCompact }} />
      <ToggleSetting setting={of('startAtLogin')} />
    </Section>
  );
}
