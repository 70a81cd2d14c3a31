import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaptureRoom, smallSettings, smallTrack } from '../../support/capture-room.ts';
import { RtspCamera } from '../../support/rtsp-camera.ts';

const LOGIN = { username: 'admin', password: 'canary p@ss:word' };

let camera: RtspCamera;
let room: CaptureRoom;

beforeEach(async () => {
  camera = await RtspCamera.start(LOGIN);
});

afterEach(async () => {
  await room.close();
  await camera.close();
});

const open = (transport: 'tcp' | 'udp'): Promise<CaptureRoom> =>
  CaptureRoom.open(
    smallSettings({
      sources: [{ id: 'ipcam', label: 'Ceiling camera', kind: 'rtsp', device: camera.url, transport }],
      profiles: [{ name: 'Lecture', tracks: [smallTrack('camera', 'ipcam', null)] }],
    }),
  );

it.each(['tcp', 'udp'] as const)('an RTSP camera with a password is recorded over %s', async (transport) => {
  room = await open(transport);
  room.logins.set('ipcam', LOGIN);
  const { id } = await room.recordFor(4);
  const commandLine = await readFile(`/proc/${await room.pidOf('ipcam')}/cmdline`, 'utf8');
  expect(commandLine).toContain('.ffconcat');
  expect(commandLine).not.toMatch(/canary|admin/);

  const { tracks } = await room.captured(id);
  expect(tracks[0]).toMatchObject({ hasVideo: true });
  expect(camera.transports.every((t) => t === transport)).toBe(true);
});

it('says that a camera refuses the login, without the login', async () => {
  room = await open('tcp');
  room.logins.set('ipcam', { username: 'admin', password: 'canary-wrong' });
  room.record(room.windowIn(2000, 300));
  await room.when(() => room.recorder.vitals().faults.some((f) => f.fault.code === 'source-login-refused'));
  expect(JSON.stringify(room.recorder.vitals().faults)).not.toMatch(/canary/);
});
