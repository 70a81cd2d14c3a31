import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  exceptionInHeaders,
  exceptionInIcal,
  exceptionInJson,
  exceptionInXml,
} from '../../../electron/kaltura/exception.ts';
import { faultOf, isRenewable, KalturaRefusal } from '../../../electron/kaltura/refusal.ts';
import { sentenceOf } from '../../../shared/faults/fault.ts';

const folder = new URL('../../fixtures/kaltura/wire-samples/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder)
  .filter((name) => /^error-.*\.json$/.test(name))
  .map((name) => name.replace('.json', ''));

const inJson = (name: string) => {
  const exception = exceptionInJson(JSON.parse(read(`${name}.json`)));
  if (!exception) throw new Error(`${name} holds no exception`);
  return exception;
};

describe('an error as the server writes it', () => {
  test.each(names)('%s is the same in JSON and in XML', (name) => {
    expect(exceptionInXml(read(`${name}.xml`))).toEqual(inJson(name));
  });

  test.each(names)('%s becomes a fault with whole sentences and without secrets', (name) => {
    const found = faultOf(inJson(name), 'media.add');
    expect(sentenceOf(found)).not.toMatch(/[{}]/);
    expect(JSON.stringify(found)).not.toContain('djJ8');
  });

  test.each([
    ['error-invalid-ks-expired', 'session-refused', true],
    ['error-invalid-ks-logout', 'session-refused', true],
    ['error-invalid-ks-malformed', 'session-refused', true],
    ['error-invalid-ks-ownership', 'not-yours', false],
    ['error-missing-ks', 'session-refused', false],
    ['error-service-forbidden', 'forbidden', false],
    ['error-app-token-expired', 'app-token-expired', false],
    ['error-app-token-not-found', 'app-token-unknown', false],
    ['error-app-token-bad-hash', 'app-token-wrong', false],
    ['error-action-blocked-rate-limit', 'rate-limited', false],
    ['error-internal-error', 'api-error', false],
    ['error-upload-too-old', 'api-error', false],
  ])('%s is %s; a new session helps: %s', (name, code, renewable) => {
    const refusal = new KalturaRefusal(inJson(name), 'media.add');
    expect([refusal.fault.code, isRenewable(refusal)]).toEqual([code, renewable]);
  });

  test.each(['EXCEEDED_ACTIONS_LIMIT', 'EXCEEDED_RESTRICTED_IP', 'EXCEEDED_RESTRICTED_URI'])(
    'a session that is limited (%s) is not renewed',
    (KSID) => {
      const args = { KSID, ERR_CODE: '-1', ERR_DESC: 'INVALID_STR' };
      expect(isRenewable(new KalturaRefusal({ code: 'INVALID_KS', message: '', args }, 'a.b'))).toBe(false);
    },
  );

  test('an iCal error is found by its block, arguments without names', () => {
    const lines = ['BEGIN:VCALENDAR', 'BEGIN:VERROR', 'X-KALTURA-CODE:INVALID_KS'];
    const rest = [
      'X-KALTURA-MESSAGE:Invalid KS',
      'X-KALTURA-ARGUMENTS:;-4;INVALID_TYPE',
      'END:VERROR',
      'END:VCALENDAR',
    ];
    const exception = exceptionInIcal([...lines, ...rest].join('\r\n'));
    expect(exception).toEqual({ code: 'INVALID_KS', message: 'Invalid KS', args: { 0: '-4', 1: 'INVALID_TYPE' } });
    expect(exception && faultOf(exception, 'a.list').code).toBe('not-yours');
  });

  test('an empty answer tells its error in a header', () => {
    const headers = { 'x-kaltura': 'error- UNKNOWN_RESPONSE_FORMAT', 'x-kaltura-app': 'exiting on error' };
    expect(exceptionInHeaders(headers)).toMatchObject({ code: 'UNKNOWN_RESPONSE_FORMAT' });
    expect(exceptionInHeaders({ 'x-kaltura': 'cached-dispatcher,key,0.1' })).toBeNull();
  });

  test.each([
    null,
    'text',
    17,
    [],
    {},
    { code: 'X', message: 'of somebody else' },
    { objectType: 'KalturaAPIException' },
  ])('anything else is no error: %j', (result) => {
    expect(exceptionInJson(result)).toBeNull();
  });

  test('events and documents are no errors', () => {
    expect(exceptionInIcal('BEGIN:VCALENDAR\r\nSUMMARY:BEGIN:VERROR\r\nEND:VCALENDAR')).toBeNull();
    expect(exceptionInXml('<xml><result><objects><error>no</error></objects></result></xml>')).toBeNull();
  });
});
