import { orNothing, useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { ToggleSetting } from '../fields/toggle-setting.tsx';
import { Section } from '../section.tsx';
import { PushRateSetting } from './push-rate.tsx';
import { LiveServers } from './live-servers.tsx';

const LONGEST_LINE = 80;

/** How live events reach their viewers. */
export function LiveSection() {
  const { of, words } = useSection('live');
  return (
    <Section id="live" title={words.title}>
      <ChoiceSetting setting={of('protocol')} texts={words.protocols} />
      <ToggleSetting setting={of('useSecondary')} />
      <ToggleSetting setting={of('uploadWhenKalturaRecords')} />
      <PushRateSetting />
      <TextSetting setting={orNothing(of('slatePicture'))} />
      <TextSetting setting={orNothing(of('slateText'))} isGood={(text) => text.length <= LONGEST_LINE} />
      <LiveServers />
    </Section>
  );
}
