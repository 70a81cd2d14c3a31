import { useState, type FormEvent } from 'react';
import { useStrings } from '../../../client/language.tsx';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';

/** What a server is to be called, where it is, and its stream key: empty where the kept one stays. */
export interface NewServer {
  readonly label: string;
  readonly url: string;
  readonly key: string;
}

const ADDRESS = /^(rtmps?|rtsp|srt):\/\/[^\s@]+$/i;

/** Asks for a server to push to. A key that is kept is never shown. */
export function LiveServerForm({
  server,
  onClose,
  onKeep,
}: {
  readonly server: { readonly label: string; readonly url: string } | null;
  readonly onClose: () => void;
  readonly onKeep: (server: NewServer) => void;
}) {
  const { common, settings } = useStrings();
  const words = settings.live.servers;
  const [label, setLabel] = useState(server?.label ?? '');
  const [url, setUrl] = useState(server?.url ?? '');
  const [key, setKey] = useState('');
  const isAddress = ADDRESS.test(url.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onKeep({ label: label.trim(), url: url.trim(), key: key.trim() });
  };
  return (
    <Ask title={server === null ? words.add : words.change} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Field label={words.name} value={label} onChange={setLabel} autoFocus maxLength={80} />
        <Field
          label={words.url}
          hint={words.urlHint}
          value={url}
          onChange={setUrl}
          maxLength={1000}
          isInvalid={url !== '' && !isAddress}
        />
        <Field
          label={words.key}
          hint={server === null ? words.keyHint : words.keyStays}
          type="password"
          value={key}
          onChange={setKey}
          maxLength={800}
          autoComplete="off"
        />
        <div className="ask-buttons">
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button look="main" type="submit" isDisabled={label.trim() === '' || !isAddress}>
            {words.keep}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
