import { describe, expect, it } from 'vitest';
import { chooseTargets, freeTargets } from '../../../electron/live/targets.ts';
import { liveSchema } from '../../../shared/settings/live.ts';
import { endpoints } from '../../support/endpoints.ts';

const settings = liveSchema.parse({});
const cloud = endpoints({
  rtmp: {
    primary: 'rtmp://abc.p.kpublish.example:1935/kLive?t=abcd1234',
    secondary: 'rtmp://abc.b.kpublish.example:1935/kLive?t=abcd1234',
  },
  rtmps: { primary: 'rtmps://abc.p.kpublish.example:443/kLive?t=abcd1234', secondary: null },
  rtsp: { primary: 'rtsp://abc.s.kpublish.example:554/kLive/1_live_%i?t=abcd1234', secondary: null },
  srt: {
    primary: { url: 'srt://h.example:7045', streamId: '#:::e=1_live,st=0,p=pw', passphrase: null },
    secondary: null,
  },
});

describe("choosing among Kaltura's addresses", () => {
  it('takes encrypted RTMP when it is offered', () => {
    const { targets } = chooseTargets(cloud, settings);
    expect(targets).toEqual([
      {
        ...{ id: 'primary', label: 'Primary', protocol: 'rtmps', host: 'abc.p.kpublish.example', port: 443 },
        address: {
          ...{ kind: 'rtmp', path: 'kLive?t=abcd1234', app: 'kLive?t=abcd1234', playpath: '1_live_1', login: null },
        },
      },
    ]);
  });

  it('takes plain RTMP when nothing else is offered', () => {
    const { targets } = chooseTargets({ ...cloud, rtmps: { primary: null, secondary: null } }, settings);
    expect(targets.map((t) => [t.id, t.protocol, t.port])).toEqual([
      ['primary', 'rtmp', 1935],
      ['secondary', 'rtmp', 1935],
    ]);
  });

  it('leaves the backup out when the settings say so, and takes it when there is no primary', () => {
    const alone = { ...settings, protocol: 'rtmp' as const, useSecondary: false };
    expect(chooseTargets(cloud, alone).targets.map((t) => t.id)).toEqual(['primary']);
    const onlyBackup = endpoints({ rtmp: { primary: null, secondary: 'rtmp://b.example/kLive' } });
    expect(chooseTargets(onlyBackup, alone).targets.map((t) => t.id)).toEqual(['secondary']);
  });

  it.each(['rtmp', 'rtsp', 'srt'] as const)('takes %s when it was chosen', (protocol) => {
    expect(chooseTargets(cloud, { ...settings, protocol }).targets[0]?.protocol).toBe(protocol);
  });

  it('falls back to what is offered', () => {
    const onlyRtsp = endpoints({ rtsp: cloud.rtsp });
    expect(chooseTargets(onlyRtsp, { ...settings, protocol: 'srt' }).targets.map((t) => t.address)).toEqual([
      { kind: 'rtsp', path: 'kLive/1_live_1?t=abcd1234', login: null },
    ]);
  });

  it('offers nothing when nothing is offered', () => {
    expect(chooseTargets(endpoints({}), settings)).toEqual({ targets: [], faults: [] });
  });

  it('gives user and password only to servers that have no token', () => {
    const named = { username: 'encoder', password: 'secret' };
    const plain = endpoints({ rtmp: { primary: 'rtmp://a.example/kLive', secondary: null }, ...named });
    expect(chooseTargets(plain, settings).targets[0]?.address).toMatchObject({ login: named });
    expect(chooseTargets({ ...cloud, ...named }, settings).targets[0]?.address).toMatchObject({ login: null });
  });
});

describe('addresses', () => {
  const addressOf = (url: string, key = 'key') =>
    freeTargets({ ...settings, servers: [{ id: 'x', label: 'Archive', url, enabled: true }] }, () => key);

  it.each([
    ['rtmp://h.example:1935/kLive?t=a', { app: 'kLive?t=a', playpath: 'key' }],
    ['rtmp://h.example:1935/kLive/?p=1&i=0&t=a', { path: 'kLive/?p=1&i=0&t=a', app: 'kLive?p=1&i=0&t=a' }],
    ['rtmp://h.example/live/', { path: 'live/', app: 'live' }],
    ['rtmp://user:pa:ss@h.example/live', { app: 'live', login: { username: 'user', password: 'pa:ss' } }],
    ['rtmp://[::1]:1936/live', { app: 'live' }],
  ])('%s', (url, address) => {
    expect(addressOf(url).targets[0]?.address).toMatchObject(address);
  });

  it('takes the last step of the path for the name when there is no key', () => {
    expect(addressOf('rtmp://h.example/live/room?k=1', '').targets[0]?.address).toMatchObject({
      ...{ app: 'live', playpath: 'room?k=1' },
    });
  });

  it.each(['', 'http://h.example/live', 'rtmp://', 'rtmp:///live', 'rtmp://h.example:99999/live', 'not a url'])(
    'refuses "%s" and says so',
    (url) => {
      const { targets, faults } = addressOf(url);
      expect(targets).toEqual([]);
      expect(faults.map((f) => [f.code, f.params['label']])).toEqual([['live-bad-address', 'Archive']]);
    },
  );

  it('refuses a key that would smuggle options in', () => {
    expect(addressOf('rtmp://h.example/live', 'key\nrtmp_app=other').faults).toHaveLength(1);
  });

  it('refuses an address longer than ffmpeg reads', () => {
    expect(addressOf(`rtmp://h.example/live?t=${'a'.repeat(1000)}`).faults).toHaveLength(1);
  });

  it('leaves servers out that are switched off', () => {
    const servers = [{ id: 'x', label: 'Archive', url: 'rtmp://h.example/live', enabled: false }];
    expect(freeTargets({ ...settings, servers }, () => 'key').targets).toEqual([]);
  });
});
