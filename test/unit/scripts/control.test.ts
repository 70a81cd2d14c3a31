import { expect, test } from 'vitest';
import { controlOf, parseFpm } from '../../../scripts/package/control.mjs';

const argv = [
  ...[
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '--name',
    'Lectern_dev',
    '--version',
    '0.1.0-beta.2',
    '--architecture',
    'amd64',
  ],
  ...['-d', 'ffmpeg', '--depends', 'libnss3', '--deb-recommends', 'libappindicator3-1', '-p', '/out/lectern.deb'],
  ...[
    '--description',
    'Records lectures\n\nOn schedule.',
    '/build/linux-unpacked/=/opt/Lectern',
    '/build/a=b.png=/usr/share/b.png',
  ],
];

test("fpm's command line is read", () => {
  const { one, depends, recommends, folders } = parseFpm(argv);
  expect(one).toMatchObject({ '-s': 'dir', '-t': 'deb', '--package': '/out/lectern.deb' });
  expect({ depends, recommends }).toEqual({ depends: ['ffmpeg', 'libnss3'], recommends: ['libappindicator3-1'] });
  expect(folders).toEqual([
    { from: '/build/linux-unpacked/', to: '/opt/Lectern' },
    { from: '/build/a=b.png', to: '/usr/share/b.png' },
  ]);
});

test('the control file keeps to what Debian allows, and leaves out what was not said', () => {
  expect(controlOf(parseFpm(argv), 1025)).toBe(
    [
      'Package: lectern-dev',
      'Version: 0.1.0~beta.2',
      'Architecture: amd64',
      'Installed-Size: 2',
      'Depends: ffmpeg, libnss3',
      'Recommends: libappindicator3-1',
      'Section: default',
      'Priority: optional',
      'Description: Records lectures',
      ' .',
      ' On schedule.',
      '',
    ].join('\n'),
  );
});
