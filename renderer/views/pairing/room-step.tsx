import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { ResourceView } from '../../../shared/ipc/intents/pairing.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { RegisterForm } from './register-form.tsx';

/** Chooses the resource whose schedule this device follows, or makes one. */
export function RoomStep() {
  const words = useStrings().pairing.room;
  const [resources, setResources] = useState<readonly ResourceView[] | null>(null);
  const [chosen, setChosen] = useState<ResourceView | null>(null);
  const { run: list, ...listing } = useIntent('listResources');
  const choose = useIntent('chooseResource');
  const unpair = useIntent('unpair');
  useEffect(() => {
    let isWanted = true;
    void list({}).then((answer) => {
      if (isWanted && answer) setResources(answer.resources);
    });
    return () => {
      isWanted = false;
    };
  }, [list]);
  const fault = listing.fault ?? choose.fault ?? unpair.fault;
  return (
    <>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.intro}</p>
      </div>
      {resources?.length === 0 && <p className="soft">{words.none}</p>}
      {resources && resources.length > 0 && <ResourceList resources={resources} chosen={chosen} onChoose={setChosen} />}
      {fault && <FaultNotice fault={fault} />}
      <div className="wizard-foot">
        <Button look="bare" isDisabled={unpair.isRunning} onPress={() => void unpair.run({})}>
          {words.unpair}
        </Button>
        <Button
          look="main"
          isDisabled={chosen === null || choose.isRunning}
          onPress={() => chosen && void choose.run({ id: chosen.id, name: chosen.name })}
        >
          {words.taken}
        </Button>
      </div>
      <RegisterForm />
    </>
  );
}

function ResourceList({
  resources,
  chosen,
  onChoose,
}: {
  readonly resources: readonly ResourceView[];
  readonly chosen: ResourceView | null;
  readonly onChoose: (resource: ResourceView | null) => void;
}) {
  const words = useStrings().pairing.room;
  return (
    <ListBox
      className="wizard-list"
      aria-label={words.choose}
      selectionMode="single"
      selectedKeys={chosen ? [chosen.id] : []}
      onSelectionChange={(keys) => onChoose(resources.find((r) => keys !== 'all' && keys.has(r.id)) ?? null)}
    >
      {resources.map((r) => (
        <ListBoxItem key={r.id} id={r.id} textValue={r.name} className="option">
          <span className="clip">{r.name}</span>
          <span className="soft small">{words.types[r.kind]}</span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
