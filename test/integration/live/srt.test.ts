import { expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import { liveSchema } from '../../../shared/settings/live.ts';
import { closing } from '../../support/closing.ts';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { processesWith } from '../../support/process-list.ts';
import { StreamReceiver } from '../../support/stream-receiver.ts';
import { readTestPattern } from '../../support/test-pattern.ts';

const PASSPHRASE = 'not-for-the-process-list';
it('pushes by SRT, with stream id and passphrase off the process list', async () => {
  const receiver = closing(await StreamReceiver.srt(PASSPHRASE));
  const room = closing(await LiveRoom.open());
  room.settings = liveSchema.parse({ protocol: 'srt' });
  const primary = {
    url: `srt://127.0.0.1:${receiver.port}`,
    streamId: '#:::e=1_live,st=0,p=s3cr3t77',
    passphrase: PASSPHRASE,
  };
  room.scheduled = endpoints({ srt: { primary, secondary: null } });
  const { id, window } = await room.goFor(60);
  const view = await room.sending(id);
  expect(JSON.stringify(view)).not.toMatch(/s3cr3t77|not-for/);
  const relays = (await processesWith(`127.0.0.1:${receiver.port}?mode=caller`)).map((p) => p.commandLine);
  expect(relays).toHaveLength(1);
  expect(relays.join()).not.toMatch(/s3cr3t77|not-for/);
  await room.capture.sleepUntil(plus(window.start, 6000));
  room.endSoon(id);
  const { tracks } = await room.capture.captured(id);
  await receiver.finished();

  const numbers = async (file: string) => (await readTestPattern(file)).frames.map((f) => f.number);
  const [seen, all] = [await numbers(receiver.file), await numbers(tracks[0]?.file ?? '')];
  // The receiver itself lets the first frames pass while it learns what is in the stream.
  expect(seen.length).toBeGreaterThan(120);
  expect(seen).toEqual(all.slice(all.indexOf(seen[0] ?? null), all.indexOf(seen.at(-1) ?? null) + 1));
});
