import { expect, it } from 'vitest';
import { splitLogin, withLogin } from '../../../shared/settings/source-address.ts';

it.each([
  ['rtsp://admin:p%40ss@10.0.0.7:554/live/1', 'rtsp://10.0.0.7:554/live/1', { username: 'admin', password: 'p@ss' }],
  ['http://cam.local/stream', 'http://cam.local/stream', null],
  ['rtsp://viewer@cam/1', 'rtsp://cam/1', { username: 'viewer', password: '' }],
  [
    'srt://host:9000?mode=caller&passphrase=se%20cret',
    'srt://host:9000?mode=caller',
    { username: '', password: 'se cret' },
  ],
  ['rtsp://a:100%@cam/1', 'rtsp://cam/1', { username: 'a', password: '100%' }],
  ['/dev/v4l/by-id/usb-x', '/dev/v4l/by-id/usb-x', null],
  ['hw:CARD=Yeti,DEV=0', 'hw:CARD=Yeti,DEV=0', null],
  ['', '', null],
])('%s keeps no login', (written, address, login) => {
  expect(splitLogin(written)).toEqual({ address, login });
});

it.each([
  ['rtsp://cam:554/1', 'rtsp://ad%40min:p%3Ass@cam:554/1'],
  ['srt://host:9000?mode=caller', 'srt://host:9000?mode=caller&passphrase=p%3Ass'],
  ['srt://host:9000', 'srt://host:9000?passphrase=p%3Ass'],
  ['/dev/video0', '/dev/video0'],
])('%s is opened with it', (address, opened) => {
  expect(withLogin(address, { username: 'ad@min', password: 'p:ss' })).toBe(opened);
});
