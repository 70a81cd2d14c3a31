import { describe, expect, it } from 'vitest';
import { encoderArgs, type EncoderName } from '../../../electron/capture/argv/encoders.ts';
import { audioInput, videoInput, type OpenedSource, type Platform } from '../../../electron/capture/argv/inputs.ts';
import { ringArgs, type FfmpegTraits } from '../../../electron/capture/argv/ring.ts';
import { stripHeight, testPicture } from '../../../electron/capture/argv/test-pattern.ts';
import { strandsOf } from '../../../electron/capture/track-specs.ts';
import { sourceSchema, trackSchema, type SourceSettings } from '../../../shared/settings/capture.ts';

const source = (kind: SourceSettings['kind'], device = '', change: Partial<SourceSettings> = {}): SourceSettings =>
  sourceSchema.parse({ id: kind, label: kind, kind, device, ...change });
const track = trackSchema.parse({ id: 'camera', label: 'Camera', video: 'camera', audio: 'microphone' });
const region = { x: 10, y: 20, width: 640, height: 480 };

describe('pictures are opened', () => {
  it.each<[Platform, OpenedSource, string]>([
    ['linux', source('screen', ':0.0'), '-f x11grab -framerate 30 -i :0.0'],
    ['linux', source('region', ':0.0', { region }), '-f x11grab -framerate 30 -video_size 640x480 -i :0.0+10,20'],
    [
      'linux',
      source('camera', '/dev/v4l/by-id/usb-x'),
      '-f v4l2 -ts abs -framerate 30 -video_size 1920x1080 -i /dev/v4l/by-id/usb-x',
    ],
    [
      'linux',
      source('rtsp', 'rtsp://cam/1', { transport: 'udp' }),
      '-use_wallclock_as_timestamps 1 -analyzeduration 1000000 -rtsp_transport udp -i rtsp://cam/1',
    ],
    [
      'linux',
      source('network', 'srt://host:1'),
      '-use_wallclock_as_timestamps 1 -analyzeduration 1000000 -i srt://host:1',
    ],
    ['win32', source('screen', 'desktop'), '-use_wallclock_as_timestamps 1 -f gdigrab -framerate 30 -i desktop'],
    [
      'win32',
      source('region', 'desktop', { region }),
      '-use_wallclock_as_timestamps 1 -f gdigrab -framerate 30 -offset_x 10 -offset_y 20 -video_size 640x480 -i desktop',
    ],
    [
      'linux',
      { ...source('window', 'Slides'), windowId: '29360135' },
      '-f x11grab -framerate 30 -window_id 29360135 -i ',
    ],
    [
      'win32',
      source('screen', 'ddagrab:1'),
      '-use_wallclock_as_timestamps 1 -f lavfi -i ddagrab=output_idx=1:framerate=30,hwdownload,format=bgra',
    ],
    [
      'win32',
      source('region', 'ddagrab:0', { region }),
      '-use_wallclock_as_timestamps 1 -f lavfi -i ' +
        'ddagrab=output_idx=0:framerate=30:offset_x=10:offset_y=20:video_size=640x480,hwdownload,format=bgra',
    ],
    [
      'linux',
      { ...source('camera', '/dev/v4l/by-id/usb-x'), inputFormat: 'mjpeg' },
      '-f v4l2 -ts abs -input_format mjpeg -framerate 30 -video_size 1920x1080 -i /dev/v4l/by-id/usb-x',
    ],
    [
      'win32',
      { ...source('camera', 'HD Camera'), asItComes: true },
      '-use_wallclock_as_timestamps 1 -f dshow -rtbufsize 256M -i video=HD Camera',
    ],
    [
      'linux',
      { ...source('rtsp', 'rtsp://cam/1'), script: '/ring/source.ffconcat' },
      '-use_wallclock_as_timestamps 1 -safe 0 -protocol_whitelist ' +
        'file,crypto,data,rtsp,rtsps,rtp,tcp,udp,tls,http,https,httpproxy,rtmp,rtmps,srt,hls ' +
        '-f concat -i /ring/source.ffconcat',
    ],
    ['win32', source('window', 'Slides'), '-use_wallclock_as_timestamps 1 -f gdigrab -framerate 30 -i title=Slides'],
    [
      'win32',
      source('camera', '@device_pnp_x'),
      '-use_wallclock_as_timestamps 1 -f dshow -rtbufsize 256M -framerate 30 -video_size 1920x1080 -i video=@device_pnp_x',
    ],
    [
      'darwin',
      source('camera', 'FaceTime HD Camera'),
      '-use_wallclock_as_timestamps 1 -f avfoundation -framerate 30 -video_size 1920x1080 -i FaceTime HD Camera:none',
    ],
    [
      'darwin',
      source('screen', 'Capture screen 0'),
      '-use_wallclock_as_timestamps 1 -f avfoundation -framerate 30 -capture_cursor 1 -i Capture screen 0:none',
    ],
  ])('on %s: %o', (platform, from, expected) => {
    expect(videoInput(from, track, platform).join(' ')).toBe(`-thread_queue_size 1024 ${expected}`);
  });
});

describe('sounds are opened', () => {
  it.each<[Platform, SourceSettings, string]>([
    ['linux', source('microphone', 'hw:1,0'), '-f alsa -i hw:1,0'],
    ['linux', source('microphone', 'alsa_input.usb-Yeti'), '-f pulse -i alsa_input.usb-Yeti'],
    ['linux', source('microphone'), '-f pulse -i default'],
    [
      'win32',
      source('microphone', 'Line In'),
      '-use_wallclock_as_timestamps 1 -f dshow -audio_buffer_size 50 -i audio=Line In',
    ],
    ['linux', source('microphone', 'hw:CARD=Microphone,DEV=0'), '-f alsa -i hw:CARD=Microphone,DEV=0'],
    [
      'win32',
      source('microphone', 'virtual-audio-capturer'),
      '-use_wallclock_as_timestamps 1 -f dshow -audio_buffer_size 50 -i audio=virtual-audio-capturer',
    ],
    ['darwin', source('microphone', 'Built-in'), '-use_wallclock_as_timestamps 1 -f avfoundation -i :Built-in'],
    [
      'win32',
      source('rtsp', 'rtsp://cam/1'),
      '-use_wallclock_as_timestamps 1 -analyzeduration 1000000 -rtsp_transport tcp -i rtsp://cam/1',
    ],
  ])('on %s: %o', (platform, from, expected) => {
    expect(audioInput(from, platform).join(' ')).toBe(`-thread_queue_size 1024 ${expected}`);
  });
});

describe('encoders', () => {
  it.each<[EncoderName, string]>([
    ['x264', 'libx264'],
    ['nvenc', 'h264_nvenc'],
    ['qsv', 'h264_qsv'],
    ['vaapi', 'h264_vaapi'],
    ['videotoolbox', 'h264_videotoolbox'],
    ['amf', 'h264_amf'],
  ])('%s makes H.264 with key frames only where they are forced, and no frame out of order', (name, codec) => {
    const { output } = encoderArgs(name, track);
    const valueOf = (option: string): string | undefined => output[output.indexOf(option) + 1];
    expect(valueOf('-c:v')).toBe(codec);
    expect(valueOf('-bf')).toBe('0');
    expect(Number(valueOf('-g'))).toBeGreaterThan(track.fps);
    expect(valueOf('-maxrate')).toBe('6000k');
  });

  it('on a graphics card get their frames there', () => {
    expect(encoderArgs('vaapi', track)).toMatchObject({
      global: ['-vaapi_device', '/dev/dri/renderD128'],
      filter: 'format=nv12,hwupload',
    });
  });
});

describe('a run', () => {
  const newest: FfmpegTraits = { platform: 'linux', version: [7, 1], encoder: 'x264' };
  const args = (traits: FfmpegTraits, video: SourceSettings | null, audio: SourceSettings | null): string[] =>
    ringArgs({ track, video, audio }, '/ring', 1_795_000_000, traits);

  it('counts from its base, says everything on pipes, and writes segments of a second', () => {
    const text = args(newest, source('screen', ':0.0'), null).join(' ');
    expect(text).toContain('-copyts -stats_period 0.5 -progress pipe:3 -itsoffset -1795000000');
    expect(text).toContain('-force_key_frames expr:gte(t,n_forced) -fps_mode passthrough');
    expect(text).toContain('-segment_list pipe:1 -segment_list_type csv');
    expect(text).toContain('mpegts_copyts=1:flush_packets=1:pes_payload_size=0:mpegts_service_id=1');
    expect(text).toContain('/ring/%06d.ts');
    expect(text).not.toContain('aac');
  });

  it('takes a part of the screen where the platform itself grabs only the whole', () => {
    const part = source('region', 'Capture screen 0', { region });
    expect(args({ ...newest, platform: 'darwin' }, part, null).join(' ')).toContain('crop=640:480:10:20,fps=30');
    expect(args(newest, part, null).join(' ')).not.toContain('crop=');
  });

  it('of a sound alone has no picture, no preview, and numbers of its own', () => {
    const text = args(newest, null, source('microphone')).join(' ');
    expect(text).toContain('-map [a] -c:a aac -b:a 128k');
    expect(text).toContain('mpegts_service_id=2:mpegts_pmt_start_pid=4112:mpegts_start_pid=272');
    expect(text).not.toMatch(/libx264|mjpeg|force_key_frames/);
  });

  it.each([
    [[4, 0], ['-vsync'], ['-fps_mode', '-stats_period', 'freezedetect', 'direct=1']],
    [
      [4, 3],
      ['-vsync', 'freezedetect'],
      ['-fps_mode', '-stats_period', 'direct=1'],
    ],
    [[5, 0], ['-vsync', '-stats_period', 'direct=1'], ['-fps_mode']],
    [[5, 1], ['-fps_mode', '-stats_period'], ['-vsync']],
    [[99, 0], ['-fps_mode'], ['-vsync']],
  ] as const)('asks ffmpeg %j only for what it knows', (version, has, lacks) => {
    const text = args({ ...newest, version }, source('camera', '/dev/video0'), source('microphone')).join(' ');
    for (const option of has) expect(text).toContain(option);
    for (const option of lacks) expect(text).not.toContain(option);
  });
});

describe('processes of a track', () => {
  const spec = (video: SourceSettings | null, audio: SourceSettings | null): string[] =>
    strandsOf({ track, video, audio }).map((s) => `${s.strand}: ${s.spec.video?.id ?? '-'} ${s.spec.audio?.id ?? '-'}`);

  it('are one for each source, and one for a stream that has both', () => {
    const rtsp = source('rtsp', 'rtsp://cam/1');
    expect(spec(source('camera'), source('microphone'))).toEqual(['picture: camera -', 'sound: - microphone']);
    expect(spec(rtsp, rtsp)).toEqual(['picture: rtsp rtsp']);
    expect(spec(rtsp, source('microphone'))).toEqual(['picture: rtsp -', 'sound: - microphone']);
    expect(spec(source('test'), source('test'))).toEqual(['picture: test -', 'sound: - test']);
    expect(spec(null, source('microphone'))).toEqual(['sound: - microphone']);
  });
});

describe('the test picture', () => {
  it('has a strip of even height at every size', () => {
    for (const height of [120, 360, 720, 1080, 2160]) expect(stripHeight(height) % 2).toBe(0);
    expect(testPicture({ width: 1280, height: 720, fps: 30 })).toContain('pad=1280:720');
  });
});
