import { beforeEach, describe, expect, it } from 'vitest';
import { ringArgs } from '../../../electron/capture/argv/ring.ts';
import type { Capturable } from '../../../electron/capture/devices/capturable.ts';
import { desktopFaults } from '../../../electron/capture/devices/desktop-faults.ts';
import { SourceOpener } from '../../../electron/capture/source-opener.ts';
import type { CaptureTools } from '../../../electron/capture/tools.ts';
import { sourceSchema, trackSchema, type SourceSettings } from '../../../shared/settings/capture.ts';
import type { SourceLogin } from '../../../shared/settings/source-address.ts';
import { FakeProcesses } from '../../support/fake-processes.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

const LOGIN: SourceLogin = { username: 'admin', password: 'canary p@ss' };

let files: MemoryFiles;
let processes: FakeProcesses;
let plugged: readonly Capturable[] | null;
let version: readonly [number, number];
let platform: 'linux' | 'win32';
let opener: SourceOpener;

beforeEach(() => {
  files = new MemoryFiles();
  processes = new FakeProcesses();
  plugged = null;
  version = [5, 1];
  platform = 'linux';
});

const make = (login: SourceLogin | null = null): void => {
  const runWith = () => Promise.resolve({ ffmpeg: 'ffmpeg', traits: { platform, version, encoder: 'x264' as const } });
  const tools = { runWith } as unknown as CaptureTools;
  opener = new SourceOpener({
    ...{ files, processes, platform, tools, loginOf: () => Promise.resolve(login), plugged: () => plugged },
  });
};

const source = (kind: SourceSettings['kind'], device: string): SourceSettings =>
  sourceSchema.parse({ id: 'source', label: 'BRIO', kind, device });

/** The command line of the next run of a source. */
async function nextRun(
  video: SourceSettings,
): Promise<{ line: string; settled: () => Promise<void>; refuse: () => void }> {
  const track = trackSchema.parse({ id: 'camera', label: 'Camera', video: 'source', audio: null });
  const opening = await opener.open({ track, video, audio: null }, '/ring/1');
  const line = ringArgs(opening.spec, '/ring/1', 1, opening.traits).join(' ');
  return { line, settled: opening.settled, refuse: opening.takeAsItComes };
}

describe('a camera', () => {
  it('goes on under the name that its device has now', async () => {
    platform = 'win32';
    make();
    const camera = source('camera', '@pnp_socket_1');
    expect((await nextRun(camera)).line).toContain('-i video=@pnp_socket_1');
    plugged = [{ kind: 'camera', device: '@pnp_socket_2', label: 'BRIO' }];
    expect((await nextRun(camera)).line).toContain('-i video=@pnp_socket_2');
    plugged = [{ kind: 'camera', device: '@pnp_socket_1', label: 'BRIO' }, ...plugged];
    expect((await nextRun(camera)).line).toContain('-i video=@pnp_socket_1');
  });

  it('that refused a size is taken as it comes from then on', async () => {
    platform = 'win32';
    make();
    const camera = source('camera', '@pnp');
    const first = await nextRun(camera);
    expect(first.line).toContain('-video_size 1920x1080');
    first.refuse();
    expect((await nextRun(camera)).line).not.toContain('-video_size');
  });

  it('on Linux is asked once what it offers, and for compressed pictures where it has them', async () => {
    make();
    const device = '/dev/v4l/by-id/usb-brio';
    await files.writeAtomic(device, '');
    const opening = nextRun(source('camera', device));
    await new Promise(setImmediate);
    const said =
      'Compressed:       mjpeg :          Motion-JPEG : 1280x720 1920x1080\n/dev/video0: Immediate exit requested';
    processes.last.end({ code: 1, stderrTail: said });
    expect((await opening).line).toContain('-f v4l2 -ts abs -input_format mjpeg -framerate 30 -video_size 1920x1080');
    expect((await nextRun(source('camera', device))).line).toContain('-input_format mjpeg');
    expect(processes.children).toHaveLength(1);
  });
});

describe('a window on Linux', () => {
  it('is found by its title, anew for each run', async () => {
    make();
    const opening = nextRun(source('window', 'Slides'));
    await new Promise(setImmediate);
    expect(processes.last.spec).toMatchObject({ file: 'xwininfo', args: ['-int', '-name', 'Slides'] });
    processes.last.say(1, 'xwininfo: Window id: 29360135 "Slides"');
    processes.last.end();
    expect((await opening).line).toContain('-window_id 29360135');
  });

  it('that is not there is named', async () => {
    make();
    const opening = nextRun(source('window', 'Slides'));
    await new Promise(setImmediate);
    processes.last.end({ code: 1, stderrTail: 'xwininfo: error: No window with name "Slides" exists!' });
    await expect(opening).rejects.toThrow('no window with the title of BRIO');
  });
});

it.each([
  ['linux', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }, ['wayland-screen']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['wayland-screen']],
  ['linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, []],
  ['win32', {}, []],
] as const)('on %s with %j the screen: %j', (on, env, codes) => {
  expect(desktopFaults(on, env).map((f) => f.code)).toEqual(codes);
});

describe('a network source with a login', () => {
  const camera = source('rtsp', 'rtsp://10.0.0.7/1');

  it('is opened by a private script that is gone once the run has begun', async () => {
    make(LOGIN);
    const { line, settled } = await nextRun(camera);
    expect(line).toContain('-f concat -i /ring/1/source.ffconcat');
    expect(line).not.toContain('canary');
    const script = await files.readText('/ring/1/source.ffconcat');
    expect(script).toContain("file 'rtsp://admin:canary%20p%40ss@10.0.0.7/1'");
    expect(script).toContain('option rtsp_transport tcp');
    await settled();
    expect(await files.stat('/ring/1/source.ffconcat')).toBeNull();
  });

  it('has it in the address where ffmpeg is too old, and every form of it masked', async () => {
    version = [4, 4];
    make(LOGIN);
    const { line } = await nextRun(camera);
    expect(line).toContain('-i rtsp://admin:canary%20p%40ss@10.0.0.7/1');
    const track = trackSchema.parse({ id: 'camera', label: 'Camera', video: 'source', audio: null });
    const { secrets } = await opener.open({ track, video: camera, audio: null }, '/ring/1');
    expect(secrets).toEqual(['canary p@ss', 'canary%20p%40ss']);
  });

  it('needs no script without one', async () => {
    make();
    expect((await nextRun(camera)).line).toContain('-rtsp_transport tcp -i rtsp://10.0.0.7/1');
    expect(files.bytes.size).toBe(0);
  });
});
