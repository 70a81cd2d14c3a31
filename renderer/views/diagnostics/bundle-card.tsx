import { useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Notice } from '../../design/notice.tsx';

type Files = IntentResult<'supportBundle'>['files'];

/** Gathers the support bundle, shows every file of it, and only then saves it. */
export function BundleCard() {
  const { diagnostics: words } = useStrings();
  const gather = useIntent('supportBundle');
  const save = useIntent('saveSupportBundle');
  const [files, setFiles] = useState<Files | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const fault = gather.fault ?? save.fault;
  const look = (): void =>
    void gather.run({}).then((answer) => {
      setPath(null);
      if (answer) setFiles(answer.files);
    });
  return (
    <Card title={words.bundleTitle}>
      <p className="soft small">{words.bundleIntro}</p>
      {fault && <FaultNotice fault={fault} />}
      {files?.map((file) => (
        <BundledFile key={file.name} file={file} />
      ))}
      <div className="row-wrap">
        <Button look={files ? 'plain' : 'main'} isDisabled={gather.isRunning} onPress={look}>
          {gather.isRunning ? words.gathering : words.gather}
        </Button>
        {files && (
          <Button
            look="main"
            icon="disk"
            isDisabled={save.isRunning}
            onPress={() => void save.run({}).then((answer) => setPath(answer?.path ?? null))}
          >
            {words.save}
          </Button>
        )}
      </div>
      <div role="status">{path !== null && <Notice tone="good" title={words.saved(path)} />}</div>
    </Card>
  );
}

function BundledFile({ file }: { readonly file: Files[number] }) {
  const { diagnostics: words } = useStrings();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="bundled" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{file.name}</code> <span className="soft small">{words.letters(formats.number(file.text.length))}</span>
      </summary>
      {isOpen && (
        <pre className="selectable" tabIndex={0} aria-label={file.name}>
          {file.text}
        </pre>
      )}
    </details>
  );
}
