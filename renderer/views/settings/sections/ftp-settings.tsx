import { useEffect, useState } from 'react';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Notice } from '../../../design/notice.tsx';
import { useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { Entry } from '../fields/entry.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { SecretSetting } from '../fields/secret-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';

/** Who reads the schedule over FTP, and from where; with the warning that FTP deserves. */
export function FtpSettings() {
  const { isLocked, set, values, words } = useSection('schedule');
  const { ftp: texts } = words;
  const { ftp } = values;
  const field = <F extends keyof typeof ftp>(name: F) => ({
    ...texts.fields[name],
    isLocked: isLocked('ftp'),
    value: ftp[name],
    onChange: (value: (typeof ftp)[F]) => set({ ftp: { ...ftp, [name]: value } }),
  });
  return (
    <>
      <Entry words={[texts.warning]}>
        <Notice tone="caution">{texts.warning}</Notice>
      </Entry>
      <TextSetting setting={field('host')} isGood={(text) => /^[^\s/:@]*$/.test(text)} />
      <NumberSetting setting={field('port')} least={1} most={65_535} isName />
      <TextSetting setting={field('user')} isGood={(text) => !text.includes('/')} />
      <Password />
      <ChoiceSetting setting={field('folders')} texts={texts.folders} />
    </>
  );
}

function Password() {
  const { words } = useSection('schedule');
  const { run: look } = useIntent('scheduleSecrets');
  const keep = useIntent('setFtpPassword');
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void look({}).then((answer) => {
      if (isWanted && answer) setKept(answer.hasFtpPassword);
    });
    return () => {
      isWanted = false;
    };
  }, [look]);
  const { password, isKept: kept, isMissing } = words.ftp;
  return (
    <>
      <SecretSetting
        words={password}
        state={isKept ? kept : isMissing}
        onChange={(value) => void keep.run({ value }).then((answer) => answer && setKept(true))}
      />
      {keep.fault && <FaultNotice fault={keep.fault} />}
    </>
  );
}
