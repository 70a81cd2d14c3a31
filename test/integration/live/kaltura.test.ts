import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryId } from '../../../shared/domain/ids.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import type { Entry } from '../../sandbox/state/model.ts';
import { closing } from '../../support/closing.ts';
import { connectTo } from '../../support/kaltura-connection.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { RtmpServer } from '../../support/rtmp-server.ts';

const LIVE = '1_townhall' as EntryId;
const PLAIN = '1_lectures' as EntryId;

let sandbox: Sandbox;
let server: RtmpServer;
let room: LiveRoom;

beforeEach(async () => {
  sandbox = closing(
    await startSandbox({
      scenario: {
        entries: [
          { key: 'live', id: LIVE, type: 'liveStream', name: 'Town hall' },
          { key: 'plain', id: PLAIN, name: 'Lectures' },
        ],
      },
    }),
  );
  const device = closing(connectTo(sandbox));
  server = closing(await RtmpServer.start());
  room = closing(await LiveRoom.open());
  room.api = device.api;
  offer('first111');
});

const entry = (): Entry => {
  const found = sandbox.state.entries.get(LIVE);
  if (!found) throw new Error('the sandbox has no such entry');
  return found;
};

/** Who the device is in Kaltura. */
const deviceUser = (): string => [...sandbox.state.appTokens.values()][0]?.sessionUserId ?? '';

/** Kaltura offers one plain address, with this token. */
const offer = (token: string | null): void =>
  void Object.assign(entry(), {
    primaryBroadcastingUrl: token === null ? '' : server.url(token),
    ...{ secondaryBroadcastingUrl: '', primarySecuredBroadcastingUrl: '', secondarySecuredBroadcastingUrl: '' },
    ...{ primaryRtspBroadcastingUrl: '', secondaryRtspBroadcastingUrl: '' },
    ...{ primarySrtBroadcastingUrl: '', secondarySrtBroadcastingUrl: '' },
  });

describe('a push to an entry of Kaltura', () => {
  it('takes the address afresh at each start, since its token may be a new one', async () => {
    const { id, window } = await room.goFor(60, LIVE);
    await room.sending(id);
    room.broadcaster.end(id);
    await room.broadcaster.stop();
    offer('second22');
    room.push(id, window, LIVE);
    await room.sending(id);
    expect(server.publishes.map((p) => p.token)).toEqual(['first111', 'second22']);
  });

  it('asks for the address again when the server turns it away', async () => {
    server.mayPublish = ({ token }) => token === 'second22';
    const { id } = await room.goFor(90, LIVE);
    await room.until(id, (v) => v.endpoints[0]?.fault?.code === 'live-refused');
    offer('second22');
    await room.sending(id);
    expect(server.publishes.at(-1)?.token).toBe('second22');
  });

  it('tells what viewers see, and lets them in only when the operator says so', async () => {
    Object.assign(entry(), { explicitLive: 1, viewMode: 0, broadcasting: true });
    const { id } = await room.goFor(90, LIVE);
    await room.until(id, (v) => v.audience === 'preview-only');
    await expect(room.broadcaster.goLive(id)).rejects.toThrow('belongs to another user');
    expect(entry().viewMode).toBe(0);
    entry().userId = deviceUser();
    await room.broadcaster.goLive(id);
    await room.until(id, (v) => v.audience === 'on-air');
    expect(entry()).toMatchObject({ viewMode: 1 });
  });

  it('is not yet playable until Kaltura says so', async () => {
    const { id } = await room.goFor(90, LIVE);
    await room.until(id, (v) => v.audience === 'not-yet');
    entry().broadcasting = true;
    await room.until(id, (v) => v.audience === 'on-air');
  });

  it.each([
    [0, undefined],
    [1, true],
    [2, true],
  ])('with recordStatus %i, the journal knows whether Kaltura records', async (recordStatus, expected) => {
    Object.assign(entry(), { recordStatus });
    const { id } = await room.goFor(60, LIVE);
    await room.sending(id);
    room.endSoon(id);
    expect((await room.capture.captured(id)).kalturaRecords).toBe(expected);
  });
});

describe('what cannot be pushed is told in a sentence, and is recorded', () => {
  it.each([
    ['an event whose template is no live entry', PLAIN, 'live-wrong-entry'],
    ['an entry that is gone', '1_nowhere' as EntryId, 'live-entry-unread'],
    ['an entry without addresses', LIVE, 'no-endpoints'],
  ])('%s', async (_case, to, code) => {
    offer(null);
    const { id } = await room.goFor(5, to);
    expect((await room.until(id, (v) => v.fault !== null)).fault?.code).toBe(code);
    const { tracks, gaps } = await room.capture.captured(id);
    expect(gaps).toEqual([]);
    expect(tracks[0]?.durationMs).toBeGreaterThan(4900);
  });

  it('an address that is none', async () => {
    Object.assign(entry(), { primaryBroadcastingUrl: 'rtmp://' });
    const { id } = await room.goFor(5, LIVE);
    expect((await room.until(id, (v) => v.fault !== null)).fault?.code).toBe('live-bad-address');
    expect((await room.capture.captured(id)).gaps).toEqual([]);
  });
});
