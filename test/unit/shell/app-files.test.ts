import { describe, expect, it } from 'vitest';
import { appFileOf } from '../../../electron/shell/app-files.ts';
import { contentSecurityPolicy } from '../../../electron/shell/content-security.ts';
import { mayHave } from '../../../electron/shell/permissions.ts';

describe('the files of the window', () => {
  it.each([
    ['app://lectern/', { path: 'index.html', type: 'text/html; charset=utf-8' }],
    ['app://lectern/index.html?language=de#today', { path: 'index.html', type: 'text/html; charset=utf-8' }],
    ['app://lectern/assets/index-D4_x.js', { path: 'assets/index-D4_x.js', type: 'text/javascript; charset=utf-8' }],
  ])('%s is served', (address, file) => expect(appFileOf(address)).toEqual(file));

  it.each([
    'app://lectern/assets/..%2f..%2fmain.js',
    'app://lectern/.git/config.js',
    'app://lectern/assets/.hidden.js',
    'app://lectern/assets//index.js',
    'app://lectern/journal.db',
    'app://elsewhere/index.html',
    'https://lectern/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('%s is not', (address) => expect(appFileOf(address)).toBeNull());

  it.each(['app://lectern/../main/main.js', 'app://lectern/%2e%2e/%2E%2E/main/main.js'])(
    '%s leads no higher than the folder',
    (address) => expect(appFileOf(address)?.path).toBe('main/main.js'),
  );
});

describe('what a page may do', () => {
  it('is only what the tables name', () => {
    expect(mayHave({ permission: 'clipboard-sanitized-write', media: [] }, true)).toBe(true);
    expect(mayHave({ permission: 'a permission of a later Chromium', media: [] }, false)).toBe(false);
    const policy = contentSecurityPolicy('abc');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    ['a camera before the device is paired', ['video'], false, true],
    ['a camera afterwards', ['video'], true, false],
    ['a microphone', ['audio'], false, false],
    ['a camera with a microphone', ['audio', 'video'], false, false],
    ['media of no kind', [], false, false],
    ['media of an unknown kind', ['unknown'], false, false],
  ])('of %s is what pairing needs', (_what, media, isPaired, expected) =>
    expect(mayHave({ permission: 'media', media }, isPaired)).toBe(expected),
  );
});
