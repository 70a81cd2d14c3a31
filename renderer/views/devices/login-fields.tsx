import { useEffect, useState } from 'react';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import type { Source } from './use-capture.ts';

/** User name and password of a network source. What is stored can be replaced and removed, but is never shown. */
export function LoginFields({ source }: { readonly source: Pick<Source, 'id'> }) {
  const { devices: words } = useStrings();
  const { run: ask } = useIntent('sourcesWithLogin');
  const setting = useIntent('setSourceLogin');
  const [hasLogin, setHasLogin] = useState(false);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    let isWanted = true;
    void ask({}).then((answer) => {
      if (isWanted && answer) setHasLogin(answer.sourceIds.includes(source.id));
    });
    return () => {
      isWanted = false;
    };
  }, [ask, source.id]);
  const store = async (login: { username: string; password: string } | null): Promise<void> => {
    if ((await setting.run({ sourceId: source.id, login })) === null) return;
    setHasLogin(login !== null);
    setUsername('');
    setPassword('');
  };
  return (
    <fieldset className="device-login">
      <legend className="field-label">{hasLogin ? words.loginStored : words.login}</legend>
      <div className="device-fields">
        <Field label={words.username} value={username} onChange={setUsername} autoComplete="off" maxLength={200} />
        <Field
          label={words.password}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="off"
          maxLength={400}
        />
      </div>
      {setting.fault && <FaultNotice fault={setting.fault} />}
      <div className="row-wrap">
        <Button
          size="small"
          isDisabled={password === '' || setting.isRunning}
          onPress={() => void store({ username, password })}
        >
          {words.storeLogin}
        </Button>
        {hasLogin && (
          <Button size="small" look="bare" isDisabled={setting.isRunning} onPress={() => void store(null)}>
            {words.forgetLogin}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
