import { useEffect, useState } from 'react';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { useSection } from '../desk.tsx';
import { SecretSetting } from '../fields/secret-setting.tsx';

type Name = 'password' | 'private-key' | 'passphrase';

/** What opens the server of deliveries: it can be written, not read. */
export function DeliverySecrets({ names }: { readonly names: readonly Name[] }) {
  const { words } = useSection('delivery');
  const { run: look } = useIntent('deliverySecrets');
  const keep = useIntent('setDeliverySecret');
  const [kept, setKept] = useState<readonly Name[]>([]);
  useEffect(() => {
    let isWanted = true;
    void look({}).then((answer) => {
      if (isWanted && answer) setKept(answer.kept);
    });
    return () => {
      isWanted = false;
    };
  }, [look]);
  return (
    <>
      {names.map((name) => (
        <SecretSetting
          key={name}
          words={words.secrets[name]}
          state={kept.includes(name) ? words.isKept : words.isMissing}
          onChange={(value) => void keep.run({ name, value }).then((answer) => answer && setKept([...kept, name]))}
        />
      ))}
      {keep.fault && <FaultNotice fault={keep.fault} />}
    </>
  );
}
