import { describe, expect, test } from 'vitest';
import { judged, judgedByAbsence, judgedRole, judgedTime, type Outcome } from '../../../electron/doctor/judgement.ts';
import { fault, type FaultCode } from '../../../shared/faults/fault.ts';
import { german } from '../../../shared/strings/de/german.ts';
import { english } from '../../../shared/strings/en/english.ts';
import { adviceInWords } from '../../../shared/strings/words.ts';

const refused = (code: FaultCode, kalturaCode: string | null = null): Outcome => ({
  how: 'refused',
  fault: fault(code, { action: 'x', message: 'y', kalturaCode: kalturaCode ?? '' }),
  kalturaCode,
});

describe('a call', () => {
  test.each<[string, Outcome, string]>([
    ['that worked', { how: 'allowed' }, 'ok'],
    ['that was not made', { how: 'not-tried' }, 'skipped'],
    ['that the role may not make', refused('forbidden', 'SERVICE_FORBIDDEN'), 'missing'],
    ["about another user's thing", refused('not-yours', 'INVALID_KS'), 'missing'],
    ['from a blocked account', refused('account-blocked', 'USER_BLOCKED'), 'missing'],
    ['about what is not there', refused('api-error', 'ENTRY_ID_NOT_FOUND'), 'missing'],
    ['that met an error of the server', refused('api-error', 'INTERNAL_SERVERL_ERROR'), 'failed'],
    ['without a network', refused('unreachable'), 'failed'],
    ['that was asked to slow down', refused('rate-limited', 'ACTION_BLOCKED'), 'failed'],
  ])('%s', (_what, outcome, state) => {
    const line = judged('schedule', outcome);
    expect(line.state).toBe(state);
    expect(line.kalturaName).toBe('schedule_scheduleEvent.list');
    const needsAPerson = state === 'missing' || state === 'failed';
    expect(line.fault !== null).toBe(needsAPerson);
    expect(adviceInWords(line, english) !== '').toBe(needsAPerson);
    expect(adviceInWords(line, german) !== '').toBe(needsAPerson);
  });

  test('that is missing a permission names what to grant', () => {
    const line = judged('upload-token', refused('forbidden', 'SERVICE_FORBIDDEN'));
    for (const strings of [english, german]) {
      expect(adviceInWords(line, strings)).toContain('uploadToken.add');
      expect(adviceInWords(line, strings)).toContain('setrole:CAPTURE_DEVICE_ROLE');
    }
  });
});

describe('a right that the role for capture devices does not have', () => {
  test.each([english, german])('is asked for in a role of its own', (strings) => {
    const refused = {
      how: 'refused',
      fault: fault('forbidden', { action: 'baseEntry.list' }),
      kalturaCode: null,
    } as const;
    const advice = adviceInWords(judged('bulk-upload', refused), strings);
    expect(advice).toContain('media.bulkUploadAdd');
    expect(advice).not.toMatch(/give the app token|dem App-Token/);
  });
});

describe('a call about what cannot exist', () => {
  test.each<[string, Outcome, string]>([
    ['"there is none"', refused('api-error', 'ENTRY_ID_NOT_FOUND'), 'ok'],
    ['"there is no such token"', refused('api-error', 'UPLOAD_TOKEN_NOT_FOUND'), 'ok'],
    ['"it is not yours"', refused('not-yours', 'INVALID_KS'), 'ok'],
    ['"you may not"', refused('forbidden', 'SERVICE_FORBIDDEN'), 'missing'],
    ['an error of the server, which proves nothing', refused('api-error', 'INTERNAL_SERVERL_ERROR'), 'failed'],
    ['nothing at all', refused('timed-out'), 'failed'],
  ])('answered by %s', (_what, outcome, state) => {
    expect(judgedByAbsence('entry-content', outcome).state).toBe(state);
  });
});

describe('the role', () => {
  const works: Outcome = { how: 'allowed' };
  test.each<[string, string | null, Outcome, string]>([
    ['for capture devices', 'CAPTURE_DEVICE_ROLE', works, 'ok'],
    ["of the account's own", 'OUR_ROOMS', works, 'ok'],
    ['that is not set', null, works, 'missing'],
    ['that Kaltura does not know', 'NOBODY', refused('role-unknown', 'INVALID_OBJECT_ID'), 'missing'],
    ['that could not be tried', 'CAPTURE_DEVICE_ROLE', refused('timed-out'), 'failed'],
  ])('%s', (_what, role, outcome, state) => {
    const line = judgedRole({ role, isAdmin: false }, outcome);
    expect(line.state).toBe(state);
    expect(adviceInWords(line, english) !== '').toBe(state !== 'ok');
  });
});

describe('the clocks', () => {
  test.each<[number | null, string, string]>([
    [null, 'skipped', ''],
    [0, 'ok', ''],
    [-2000, 'ok', ''],
    [90_000, 'failed', 'behind'],
    [-90_000, 'failed', 'ahead of'],
  ])('%s ms apart', (aheadMs, state, direction) => {
    const line = judgedTime(aheadMs);
    expect(line.state).toBe(state);
    expect(line.fault?.params['direction'] ?? '').toBe(direction);
  });
});
