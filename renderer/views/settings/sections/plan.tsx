import { useSection } from '../desk.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';

/** What becomes of the events. */
export function PlanSection() {
  const { isLocked, of, set, values, words } = useSection('plan');
  const padding = (name: 'recordPadding' | 'livePadding', side: 'beforeSeconds' | 'afterSeconds') => ({
    isLocked: isLocked(name),
    value: values[name][side],
    onChange: (seconds: number) => set({ [name]: { ...values[name], [side]: seconds } }),
  });
  const { fields } = words;
  return (
    <Section id="plan" title={words.title}>
      <NumberSetting
        setting={{ ...fields.recordBefore, ...padding('recordPadding', 'beforeSeconds') }}
        least={0}
        most={3600}
      />
      <NumberSetting
        setting={{ ...fields.recordAfter, ...padding('recordPadding', 'afterSeconds') }}
        least={0}
        most={3600}
      />
      <NumberSetting
        setting={{ ...fields.liveBefore, ...padding('livePadding', 'beforeSeconds') }}
        least={0}
        most={3600}
      />
      <NumberSetting
        setting={{ ...fields.liveAfter, ...padding('livePadding', 'afterSeconds') }}
        least={0}
        most={3600}
      />
      <ToggleSetting setting={of('recordLive')} />
      <ToggleSetting setting={of('pushLive')} />
      <ToggleSetting setting={of('blackoutsWin')} />
      <NumberSetting setting={of('minimumRemainderMinutes')} least={0} most={240} />
      <NumberSetting setting={of('maxDurationHours')} least={1} most={48} />
    </Section>
  );
}
