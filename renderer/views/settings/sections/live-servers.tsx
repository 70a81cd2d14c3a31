import { useEffect, useState } from 'react';
import type { IntentResult } from '../../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Tick } from '../../../design/tick.tsx';
import { useSection } from '../desk.tsx';
import { Entry } from '../fields/entry.tsx';
import { LiveServerForm, type NewServer } from './live-server-form.tsx';

type Server = IntentResult<'settings'>['live']['servers'][number];

const MOST = 8;

/** Servers besides Kaltura that are pushed to. Their stream keys go one way only. */
export function LiveServers() {
  const { values, words, set, isLocked } = useSection('live');
  const { run: readKeys } = useIntent('streamKeys');
  const setKey = useIntent('setStreamKey');
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<Server | 'new' | null>(null);
  const look = (): Promise<void> =>
    readKeys({}).then((answer) => {
      if (answer) setKeys(answer.serverIds);
    });
  useEffect(() => {
    let isHere = true;
    void readKeys({}).then((answer) => {
      if (answer && isHere) setKeys(answer.serverIds);
    });
    return () => {
      isHere = false;
    };
  }, [readKeys]);
  const { servers } = values;
  const keep = async (server: Server, change: NewServer): Promise<void> => {
    if (change.key !== '' && (await setKey.run({ serverId: server.id, key: change.key })) === null) return;
    const kept = { ...server, label: change.label, url: change.url };
    set({ servers: [...servers.filter((s) => s.id !== server.id), kept] });
    setAsked(null);
    await look();
  };
  const remove = async (server: Server): Promise<void> => {
    if ((await setKey.run({ serverId: server.id, key: null })) === null) return;
    set({ servers: servers.filter((s) => s.id !== server.id) });
    await look();
  };
  const t = words.servers;
  return (
    <Entry words={[t.label, t.hint, ...servers.map((s) => s.label)]} isLocked={isLocked('servers')}>
      <div className="stack">
        <div>
          <span className="field-label">{t.label}</span>
          <p className="field-hint">{t.hint}</p>
        </div>
        {setKey.fault && <FaultNotice fault={setKey.fault} />}
        <ul className="stack">
          {servers.map((server) => (
            <li key={server.id} className="live-server" aria-label={server.label}>
              <Tick
                isOn={server.enabled}
                isDisabled={isLocked('servers')}
                onChange={(enabled) => set({ servers: servers.map((s) => (s === server ? { ...s, enabled } : s)) })}
              >
                <strong>{server.label}</strong> <span className="soft small selectable">{server.url}</span>
              </Tick>
              <div className="row-wrap">
                <Badge tone={keys.includes(server.id) ? 'good' : 'quiet'}>
                  {keys.includes(server.id) ? t.hasKey : t.noKey}
                </Badge>
                <Button size="small" isDisabled={isLocked('servers')} onPress={() => setAsked(server)}>
                  {t.change}
                </Button>
                <Button size="small" isDisabled={isLocked('servers')} onPress={() => void remove(server)}>
                  {t.remove}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <div>
          <Button
            icon="plus"
            isDisabled={servers.length >= MOST || isLocked('servers')}
            onPress={() => setAsked('new')}
          >
            {t.add}
          </Button>
        </div>
      </div>
      {asked !== null && (
        <LiveServerForm
          server={asked === 'new' ? null : asked}
          onClose={() => setAsked(null)}
          onKeep={(change) => void keep(asked === 'new' ? fresh(servers) : asked, change)}
        />
      )}
    </Entry>
  );
}

/** A server with an id that no other has. */
function fresh(servers: readonly Server[]): Server {
  const numbers = servers.map(({ id }) => Number(/^server-(\d+)$/.exec(id)?.[1] ?? 0));
  return { id: `server-${Math.max(0, ...numbers) + 1}`, label: '', url: '', enabled: true };
}
