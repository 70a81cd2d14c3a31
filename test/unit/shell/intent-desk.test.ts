import { describe, expect, it } from 'vitest';
import { IntentDesk, type IntentActs } from '../../../electron/shell/intent-desk.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { quietLog } from '../../support/quiet-log.ts';

function deskWith(acts: Partial<IntentActs>): { desk: IntentDesk; errors: string[] } {
  const errors: string[] = [];
  const log = { ...quietLog, error: (message: string) => void errors.push(message) };
  return { desk: new IntentDesk(acts as IntentActs, log), errors };
}

describe('the desk of intents', () => {
  it('hands over checked arguments and the result', async () => {
    const asked: unknown[] = [];
    const { desk } = deskWith({ extend: (args) => (asked.push(args), Promise.resolve({})) });
    expect(await desk.carryOut('extend', { recordingId: 'r', minutes: 5 })).toEqual({ ok: true, value: {} });
    expect(asked).toEqual([{ recordingId: 'r', minutes: 5 }]);
  });

  it('refuses arguments that are not right before anything is done', async () => {
    const { desk } = deskWith({ extend: () => Promise.reject(new Error('must not be reached')) });
    const answer = await desk.carryOut('extend', { recordingId: 'r', minutes: -5 });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
  });

  it('gives a fault back as data', async () => {
    const { desk } = deskWith({ syncNow: () => Promise.reject(new FaultError(fault('no-resource'))) });
    expect(await desk.carryOut('syncNow', {})).toEqual({ ok: false, fault: fault('no-resource') });
  });

  it('keeps the words of a bug to the log', async () => {
    const { desk, errors } = deskWith({ syncNow: () => Promise.reject(new TypeError('a secret in here')) });
    const answer = await desk.carryOut('syncNow', {});
    expect(answer).toEqual({ ok: false, fault: fault('internal-error', { where: 'syncNow' }) });
    expect(errors).toHaveLength(1);
  });

  it('lets nothing out that the contract does not name', async () => {
    const { desk } = deskWith({ pair: () => Promise.resolve({ resources: [], token: 'SECRET' }) });
    const pairing = { serverUrl: 'https://x.example', partnerId: 1, tokenId: 't', token: 'SECRET' };
    expect(await desk.carryOut('pair', pairing)).toEqual({ ok: true, value: { resources: [] } });
  });
});
