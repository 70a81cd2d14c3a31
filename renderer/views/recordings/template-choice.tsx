import { useState } from 'react';
import type { IntentArgs } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';

/** Kaltura ignored the template: what shall become of the recording. `templateEntryId` is the one that was ignored. */
export function TemplateChoice({
  recordingId,
  templateEntryId,
}: {
  readonly recordingId: string;
  readonly templateEntryId: string;
}) {
  const words = useStrings().recordings.template;
  const choose = useIntent('chooseTemplate');
  const [other, setOther] = useState('');
  const say = (choice: IntentArgs<'chooseTemplate'>['choice']): void => void choose.run({ recordingId, choice });
  const isOtherGood = /^\d+_\w+$/.test(other.trim());
  return (
    <>
      {choose.fault && <FaultNotice fault={choose.fault} />}
      <div className="row-wrap">
        <Button
          look="main"
          size="small"
          icon="retry"
          isDisabled={choose.isRunning}
          onPress={() => say({ keep: false, templateEntryId })}
        >
          {words.again}
        </Button>
        <Button size="small" icon="upload" isDisabled={choose.isRunning} onPress={() => say({ keep: true })}>
          {words.keep}
        </Button>
      </div>
      <div className="template-other">
        <Field label={words.other} placeholder="1_ab12cd34" value={other} onChange={setOther} />
        <Button
          size="small"
          isDisabled={!isOtherGood || choose.isRunning}
          onPress={() => say({ keep: false, templateEntryId: other.trim() })}
        >
          {words.useOther}
        </Button>
      </div>
    </>
  );
}
