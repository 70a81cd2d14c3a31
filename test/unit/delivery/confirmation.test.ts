import { beforeEach, describe, expect, test } from 'vitest';
import { Confirmation } from '../../../electron/upload/delivery/confirmation.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import type { KalturaApi, KalturaParams } from '../../../electron/kaltura/api.ts';
import { disposals } from '../../../electron/upload/disposal.ts';
import type { RecordingId, TrackId } from '../../../shared/domain/ids.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, frame, track } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { noApi } from '../../support/delivery-device.ts';

const id = 'rec-1' as RecordingId;
const [camera, screen] = ['camera' as TrackId, 'screen' as TrackId];
const never = new AbortController().signal;

interface Row {
  readonly id: string;
  readonly referenceId: string;
  readonly duration: number;
  readonly parentEntryId?: string;
}

let ledger: JournalLedger;
let clock: FakeClock;
let rows: readonly Row[];
beforeEach(() => {
  clock = new FakeClock(at('16:00'));
  ledger = new JournalLedger(new MemoryJournal(), clock);
  rows = [];
  const files = [camera, screen].map((trackId) => ({ trackId, name: `${trackId}.mp4`, referenceId: `ref-${trackId}` }));
  ledger.tell(
    id,
    { type: 'recording-opened', frame: frame() },
    { type: 'capture-began' },
    { type: 'joining-began' },
    { type: 'captured', tracks: [track('camera'), track('screen')], gaps: [] },
    { type: 'upload-queued' },
    { type: 'delivery-began', delivery: { place: '/drop', sheet: 'rec-1.xml', files } },
    { type: 'media-delivered', trackId: camera },
    { type: 'media-delivered', trackId: screen },
    { type: 'sheet-asked' },
    { type: 'delivered' },
  );
});

/** A Kaltura with these entries, which this device may list. */
const api: KalturaApi = {
  ...noApi,
  call: (service, action, params, schema) => {
    expect(`${service}.${action}`).toBe('baseEntry.list');
    const filter = params['filter'] as KalturaParams;
    const objects = rows.filter(
      (row) => row.referenceId === filter['referenceIdEqual'] && row.parentEntryId === filter['parentEntryIdEqual'],
    );
    return Promise.resolve(schema.parse({ totalCount: objects.length, objects }));
  },
};

const look = (from: KalturaApi = api) => new Confirmation({ api: from, ledger, clock, log: quietLog }).look(never);
const state = () => ledger.state().recordings.get(id)?.state;
const deletable = () =>
  disposals(
    ledger.state().recordings.values(),
    plus(clock.now(), 1e12),
    { keepDays: 1 },
    { freeBytes: 0, neededBytes: 1 },
  );

const main: Row = { id: '1_main', referenceId: 'ref-camera', duration: 3601 };
const child: Row = { id: '1_child', referenceId: 'ref-screen', duration: 3599, parentEntryId: '1_main' };

describe('what was handed over', () => {
  test('is in Kaltura once each track has its entry, and may be deleted only then', async () => {
    await look();
    expect([state(), deletable()]).toEqual(['delivered', []]);
    rows = [main];
    await look();
    expect([state(), deletable()]).toEqual(['delivered', []]);
    rows = [main, child];
    await look();
    expect(ledger.state().recordings.get(id)).toMatchObject({ state: 'uploaded', entries: ['1_main', '1_child'] });
    expect(deletable()).toHaveLength(1);
  });

  test('is not what has another length, or none', async () => {
    rows = [{ ...main, duration: 1800 }, child];
    await look();
    expect(state()).toBe('delivered');
    rows = [{ ...main, duration: 0 }, child];
    await look();
    expect(state()).toBe('delivered');
  });

  test('stays handed over where this device may not look entries up', async () => {
    const forbidden = { ...noApi, call: () => Promise.reject(new FaultError(fault('forbidden', { action: 'list' }))) };
    await expect(look(forbidden)).rejects.toThrow(FaultError);
    expect([state(), deletable()]).toEqual(['delivered', []]);
  });
});
