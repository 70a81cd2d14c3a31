import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apiError, invalidKs, type ApiError } from '../../sandbox/wire/errors.ts';
import { render, type FormatOptions, type Result } from '../../sandbox/wire/format.ts';

const samples = new URL('../../fixtures/kaltura/wire-samples/', import.meta.url);
const options: FormatOptions = { callback: null, ignoreNull: false, executionTimeSeconds: 0.0123, ical: () => '' };

const errors: Readonly<Record<string, ApiError>> = {
  'action-blocked-rate-limit': apiError('ACTION_BLOCKED', 'list', 'schedule_scheduleevent'),
  'app-token-bad-hash': apiError('INVALID_APP_TOKEN_HASH'),
  'app-token-expired': apiError('APP_TOKEN_EXPIRED', '1_abcd1234'),
  'app-token-not-found': apiError('APP_TOKEN_ID_NOT_FOUND', '1_abcd1234'),
  'entry-already-with-content': apiError('ENTRY_ALREADY_WITH_CONTENT'),
  'entry-not-found': apiError('ENTRY_ID_NOT_FOUND', '1_nope0000'),
  'internal-error': apiError('INTERNAL_SERVERL_ERROR'),
  'invalid-ks-expired': invalidKs.expired(),
  'invalid-ks-logout': invalidKs.loggedOut(),
  'invalid-ks-malformed': invalidKs.malformed('djJ8MTIzfGJyb2tlbg=='),
  'invalid-ks-ownership': invalidKs.notYours(),
  'missing-ks': apiError('MISSING_KS'),
  'parent-entry-not-found': apiError('PARENT_ENTRY_ID_NOT_FOUND', '1_nope0000'),
  'service-forbidden': apiError('SERVICE_FORBIDDEN', 'media->list'),
  'system-name-exists': apiError('SYSTEM_NAME_ALREADY_EXISTS', 'my-camera1'),
  'upload-cannot-resume': apiError('UPLOAD_TOKEN_CANNOT_RESUME'),
  'upload-invalid-status': apiError('UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD'),
  'upload-size-mismatch': apiError('UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE'),
  'upload-token-not-found': apiError('UPLOAD_TOKEN_NOT_FOUND'),
  'upload-too-old': apiError('UPLOAD_PASSED_MAX_RESUME_TIME_ALLOWED', '604800'),
};

const mixed: Result = [
  { value: { objectType: 'KalturaRecordScheduleEvent', fields: { id: 1, summary: 'Café / "x"', location: null } } },
  { error: apiError('SERVICE_FORBIDDEN', 'media->list') },
];

const sample = (name: string): string => readFileSync(fileURLToPath(new URL(name, samples)), 'utf8');

describe("bytes of the server's own serializers", () => {
  const covered = Object.keys(errors).flatMap((name) => [`error-${name}.json`, `error-${name}.xml`]);

  it('has a case for every sample', () => {
    expect([...covered, 'multirequest-mixed.json'].sort()).toEqual(readdirSync(samples).sort());
  });

  it.each(Object.entries(errors))('%s as JSON and XML', (name, error) => {
    expect(render({ error }, '1', options)?.body).toBe(sample(`error-${name}.json`));
    expect(render({ error }, null, options)?.body).toBe(sample(`error-${name}.xml`));
  });

  it('a multirequest as JSON', () => {
    expect(render(mixed, '1', options)?.body).toBe(sample('multirequest-mixed.json'));
  });

  it('wraps JSONP in the callback and has no form for an unknown format', () => {
    const value = { value: true };
    expect(render(value, '9', { ...options, callback: 'got' })).toEqual({
      contentType: 'application/javascript',
      body: 'got(true);',
    });
    expect(render(value, '17', options)).toBeNull();
  });
});
