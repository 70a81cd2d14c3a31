import { afterEach, describe, expect, test } from 'vitest';
import { examine, NOTHING_KNOWN, type KnownThings } from '../../../electron/doctor/examination.ts';
import { BULK_CHECKS, PERMISSION_CHECKS, permissionLineSchema } from '../../../shared/diagnosis/examination.ts';
import type { EntryId, ResourceId } from '../../../shared/domain/ids.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import { connectTo, type PairingChange } from '../../support/kaltura-connection.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  return sandbox;
}

async function examined(sandbox: Sandbox, change: PairingChange = {}, known: KnownThings = NOTHING_KNOWN) {
  const connection = connectTo(sandbox, change);
  open.push(connection);
  return (await examine(connection, known)).map((line) => permissionLineSchema.parse(line));
}

const statesOf = (lines: Awaited<ReturnType<typeof examined>>) =>
  Object.fromEntries(lines.map((line) => [line.check, line.state]));
const withToken = (token: object): SandboxOptions => ({ scenario: { appTokens: [token] } });

describe('a token of the role for capture devices', () => {
  test('has what it needs; one empty upload token is all that stays', async () => {
    const sandbox = await sandboxWith();
    const lines = await examined(sandbox);
    expect(lines.map((l) => l.check)).toEqual(PERMISSION_CHECKS.filter((check) => !BULK_CHECKS.has(check)));
    expect(lines.filter((l) => l.state !== 'ok').map((l) => l.check)).toEqual(['live-entry']);
    expect(sandbox.state.entries.size).toBe(0);
    expect([...sandbox.state.uploadTokens.values()].map((t) => [t.fileName, t.status])).toEqual([
      ['lectern-examination', 0],
    ]);
  });

  test('is tried on what the schedule uses', async () => {
    const sandbox = await sandboxWith({
      scenario: {
        entries: [
          { key: 'template', name: 'Template' },
          { key: 'live', name: 'Live', type: 'liveStream' },
        ],
      },
    });
    const known = (templateEntryId: string | undefined, liveEntryId: string | undefined): KnownThings => ({
      resourceId: String(sandbox.credentials.resourceId) as ResourceId,
      templateEntryId: (templateEntryId ?? null) as EntryId | null,
      liveEntryId: (liveEntryId ?? null) as EntryId | null,
      bulkUploads: false,
    });
    const { entries } = sandbox.keys;
    const right = await examined(sandbox, {}, known(entries.get('template'), entries.get('live')));
    expect(right.every((l) => l.state === 'ok')).toBe(true);
    const wrong = await examined(sandbox, {}, known('0_gone0000', entries.get('template')));
    expect(statesOf(wrong)).toMatchObject({ 'template-entry': 'missing', 'live-entry': 'failed' });
    expect(wrong.find((l) => l.check === 'live-entry')?.fault?.code).toBe('no-endpoints');
  });
});

describe('where recordings are submitted as bulk uploads', () => {
  const known: KnownThings = { ...NOTHING_KNOWN, bulkUploads: true };

  test('the role for capture devices is told what it lacks', async () => {
    const lines = await examined(await sandboxWith(), {}, known);
    const missing = lines.filter((l) => l.state === 'missing').map((l) => [l.check, l.kalturaName]);
    expect(missing).toEqual([
      ['bulk-upload', 'media.bulkUploadAdd'],
      ['entry-list', 'baseEntry.list'],
    ]);
  });

  test('a role that may is found to', async () => {
    const sandbox = await sandboxWith(withToken({ sessionPrivileges: 'setrole:CAPTURE_AND_INGEST' }));
    expect(statesOf(await examined(sandbox, {}, known))).toMatchObject({ 'bulk-upload': 'ok', 'entry-list': 'ok' });
    expect(sandbox.state.bulkUploads.size).toBe(0);
  });
});

describe('another token', () => {
  test('without a role is told what it lacks, by its Kaltura name', async () => {
    const lines = await examined(await sandboxWith(withToken({ sessionPrivileges: '' })));
    const missing = lines.filter((l) => l.state === 'missing').map((l) => [l.check, l.kalturaName]);
    expect(missing).toEqual([
      ['role', 'setrole:CAPTURE_DEVICE_ROLE'],
      ['schedule', 'schedule_scheduleEvent.list'],
      ['blackouts', 'schedule_scheduleEvent.list'],
      ['resources', 'schedule_scheduleResource.list'],
    ]);
    expect(statesOf(lines)).toMatchObject({ 'upload-token': 'ok', 'template-entry': 'ok', 'entry-content': 'ok' });
  });

  test("of an administrator works, but should be the device's own", async () => {
    const lines = await examined(await sandboxWith(withToken({ sessionPrivileges: '', sessionType: 2 })));
    expect(lines.filter((l) => l.state === 'missing').map((l) => l.check)).toEqual(['role']);
  });

  test.each<[string, SandboxOptions, PairingChange, string, string]>([
    ['with an unknown role', withToken({ sessionPrivileges: 'setrole:NOBODY' }), {}, 'role', 'role-unknown'],
    ['that is disabled', withToken({ status: 'disabled' }), {}, 'app-token-session', 'app-token-disabled'],
    ['that has expired', withToken({ expiresInSeconds: -10 }), {}, 'app-token-session', 'app-token-expired'],
    ['with a wrong value', {}, { token: 'f'.repeat(32) }, 'app-token-session', 'app-token-wrong'],
    ['of an unknown partner', {}, { partnerId: 42 }, 'widget-session', 'unknown-partner'],
  ])('%s ends the examination where it fails', async (_what, options, change, check, code) => {
    const lines = await examined(await sandboxWith(options), change);
    const at = lines.findIndex((l) => l.check === check);
    expect(lines[at]?.fault?.code).toBe(code);
    expect(lines[at]?.kalturaName).not.toBe('');
    expect(lines.slice(0, at).every((l) => l.state === 'ok')).toBe(true);
    expect(lines.slice(at + 1).every((l) => l.state === 'skipped')).toBe(true);
  });
});

describe('around the token', () => {
  test('a clock that is an hour off is told', async () => {
    const sandbox = await sandboxWith();
    sandbox.clock.skewMs = 3_600_000;
    const [time] = await examined(sandbox);
    expect(time).toMatchObject({ check: 'time', state: 'failed', fault: { code: 'clock-skewed' } });
  });

  test('one action that is taken away is the only one missing', async () => {
    const sandbox = await sandboxWith();
    const effect = { kind: 'apiError' as const, code: 'SERVICE_FORBIDDEN' as const, args: ['uploadtoken->add'] };
    sandbox.faults.arm({ service: 'uploadToken', action: 'add', times: null, effect });
    const lines = await examined(sandbox);
    expect(lines.filter((l) => l.state === 'missing').map((l) => l.kalturaName)).toEqual(['uploadToken.add']);
  });

  test('a server that is not there fails the first line', async () => {
    const sandbox = await startSandbox();
    await sandbox.close();
    const lines = await examined(sandbox);
    expect(statesOf(lines)).toMatchObject({ time: 'skipped', 'widget-session': 'failed', schedule: 'skipped' });
  });
});
