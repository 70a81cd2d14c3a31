import { describe, expect, test } from 'vitest';
import { candidates, installedOf, missing, packagesToInstall } from '../../../scripts/setup/requirements.mjs';

const everything = new Set(['electron', 'display', 'ffmpeg'] as const);
const none = () => false;
const names = (installed: readonly string[], hasProgram: (program: string) => boolean = none) =>
  missing(everything, new Set(installed), hasProgram).map(({ packages }) => packages.at(-1));

describe('what is missing of the operating system', () => {
  test('is everything on a bare one', () => {
    expect(names([])).toEqual([
      ...['xvfb', 'dbus', 'gnome-keyring', 'python3-gi'],
      ...['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libnotify4', 'libsecret-1-0', 'ffmpeg'],
    ]);
  });

  test('is nothing when every package is there, under its old or its new name', () => {
    const old = candidates(everything).filter((name) => !name.endsWith('t64'));
    const renamed = old.map((name) => (name === 'libgtk-3-0' || name === 'libasound2' ? `${name}t64` : name));
    expect(names(old)).toEqual([]);
    expect(names(renamed)).toEqual([]);
  });

  test('is not a program that came another way', () => {
    const found = names([], (program) => ['Xvfb', 'ffprobe'].includes(program));
    expect(found).not.toContain('xvfb');
    expect(found).not.toContain('ffmpeg');
    expect(names(['ffmpeg'])).not.toContain('ffmpeg');
  });

  test('is only asked for the needs at hand', () => {
    const found = missing(new Set(['ffmpeg'] as const), new Set(), none);
    expect(found.map(({ packages }) => packages)).toEqual([['ffmpeg']]);
  });
});

test('a package that was removed or half installed is not there', () => {
  const listing = 'xvfb ii \nlibnss3 rc \nlibgbm1 iU \ndpkg-query: no packages found matching libasound2t64\n';
  expect(installedOf(listing)).toEqual(new Set(['xvfb']));
});

describe('the names to install', () => {
  const lacking = missing(
    new Set(['electron'] as const),
    new Set(['libnss3', 'libgbm1', 'libnotify4', 'libsecret-1-0']),
    none,
  );
  test.each([
    ['a release with the new names only', ['libgtk-3-0t64', 'libasound2t64'], ['libgtk-3-0t64', 'libasound2t64']],
    ['a release with the old names only', ['libgtk-3-0', 'libasound2'], ['libgtk-3-0', 'libasound2']],
    [
      'a release where an old name is kept for a stand-in',
      ['libgtk-3-0t64', 'libasound2', 'libasound2t64'],
      ['libgtk-3-0t64', 'libasound2t64'],
    ],
    ['no list of packages yet', [], ['libgtk-3-0', 'libasound2']],
  ])('%s', (_, known, expected) => {
    expect(packagesToInstall(lacking, new Set(known))).toEqual(expected);
  });
});
