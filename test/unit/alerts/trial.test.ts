import { expect, test } from 'vitest';
import { Alerts } from '../../../electron/alerts/alerts.ts';
import type { Channel } from '../../../electron/alerts/channels.ts';
import { fromEpochMs } from '../../../shared/domain/instant.ts';
import { alertsSchema } from '../../../shared/settings/alerts.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { quietLog } from '../../support/quiet-log.ts';

const channel = (name: string, isOn: boolean, send: Channel['send']): Channel => ({ name, isOn: () => isOn, send });

test('a test message goes once to each channel that is on, and no secret comes back with what went wrong', async () => {
  const sent: string[] = [];
  const alerts = new Alerts({
    clock: new FakeClock(fromEpochMs(0)),
    log: quietLog,
    notifier: { show: () => undefined, withdraw: () => undefined },
    settings: () => ({ alerts: alertsSchema.parse({}), onDesktop: true, room: 'Room 702' }),
    channels: [
      channel('webhook', true, () =>
        Promise.reject(Object.assign(new Error('https://hooks/KEY'), { code: 'ECONNREFUSED' })),
      ),
      channel('e-mail', true, ({ room, text, what }) => Promise.resolve(void sent.push([room, what, text].join()))),
      channel('pigeon', false, () => Promise.reject(new Error('is off'))),
    ],
  });
  const tested = await alerts.test();
  expect(sent).toEqual(['Room 702,test,This is a test: alerts of this device arrive here.']);
  expect(tested.map((t) => [t.channel, t.fault?.code, t.fault?.detail])).toEqual([
    ['webhook', 'test-undelivered', 'ECONNREFUSED'],
    ['e-mail', undefined, undefined],
  ]);
});
