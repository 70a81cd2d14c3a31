import { Writable } from 'node:stream';
import { Client, FTPError } from 'basic-ftp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';

const now = Date.parse('2026-09-21T08:30:00Z');
let sandbox: Sandbox;
let client: Client;
beforeEach(async () => {
  sandbox = await startSandbox({
    ftpPort: 0,
    now: () => now,
    scenario: {
      resources: [
        { key: 'room', id: 33, name: 'Room' },
        { key: 'lab', id: 34, name: 'Lab' },
      ],
      events: [
        { id: 1, summary: 'Übung', startsInSeconds: 60, lastsSeconds: 60, resources: ['room'] },
        { id: 2, summary: 'Elsewhere', startsInSeconds: 60, lastsSeconds: 60, resources: ['lab'] },
      ],
    },
  });
  client = new Client(30_000);
});
afterEach(async () => {
  client.close();
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const login = (user = '1234567/scheduler@example.edu', password = 'Scheduler-1') => {
  const { hostname, port } = new URL(sandbox.ftpUrl ?? '');
  return client.access({ host: hostname, port: Number(port), user, password, secure: false });
};
const names = async (path: string): Promise<string[]> => (await client.list(path)).map((file) => file.name);
async function read(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  await client.downloadTo(
    new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) }),
    path,
  );
  return Buffer.concat(chunks).toString('utf8');
}
const ours = 'filter:objectType/KalturaScheduleEventFilter/filter:resourceIdsLike/33';

describe('login', () => {
  it('wants partner/user and the password of a console user; the error is JSON', async () => {
    await expect(login('1234567/scheduler@example.edu', 'wrong')).rejects.toThrow(/530 \{"code":"USER_WRONG_PASSWORD"/);
    await expect(login('scheduler@example.edu')).rejects.toThrow(FTPError);
    await expect(login('1234567/scheduler/x')).rejects.toThrow(FTPError);
    await login();
    expect(await names('/')).toEqual(['format']);
  });
});

describe('the tree', () => {
  beforeEach(() => login());

  it('has formats, services, and files by event id', async () => {
    expect(await names('/format')).toEqual(['json', 'xml', 'ical']);
    expect(await names('/format/ical')).toEqual(['scheduleEvent', 'scheduleResource']);
    expect(await names('/format/ical/scheduleEvent')).toEqual(['1.ics', '2.ics']);
    expect(await names('/format/xml/scheduleEvent')).toEqual(['1.xml', '2.xml']);
    await expect(client.list('/format/ical/scheduleevent')).rejects.toThrow(/550/);
  });

  it('takes filters as pairs of folders, but only with a known objectType', async () => {
    expect(await names(`/format/ical/scheduleEvent/${ours}`)).toEqual(['1.ics']);
    expect(await names('/format/ical/scheduleEvent/filter:resourceIdsLike/33')).toEqual(['1.ics', '2.ics']);
    expect(await names('/format/ical/scheduleEvent/filter:objectType/Nope/filter:resourceIdsLike/33')).toEqual([
      '1.ics',
      '2.ics',
    ]);
    // A path that ends in the name of a pair has an even number of parts, and so is a file.
    await expect(client.cd('/format/ical/scheduleEvent/filter:objectType')).rejects.toThrow(/550/);
    await client.cd(`/format/ical/scheduleEvent/${ours}`);
    expect(await names('')).toEqual(['1.ics']);
  });

  it('lists 500 and no more unless paged with a typed pager', async () => {
    for (let i = 100; i < 700; i++) sandbox.schedule.add({ id: i, summary: 's', startsInSeconds: i, lastsSeconds: 1 });
    const all = '/format/json/scheduleEvent';
    expect(await names(all)).toHaveLength(500);
    expect(await names(`${all}/pager:pageSize/500/pager:pageIndex/2`)).toHaveLength(500);
    expect(await names(`${all}/pager:objectType/KalturaFilterPager/pager:pageSize/500/pager:pageIndex/2`)).toHaveLength(
      102,
    );
    expect(await names(`${all}/pager:objectType/KalturaFilterPager/pager:pageSize/500/pager:pageIndex/3`)).toEqual([]);
  });

  it('shows sizes in characters and the time of the last change', async () => {
    const [file] = await client.list('/format/ical/scheduleEvent');
    const text = await read('/format/ical/scheduleEvent/1.ics');
    expect(file).toMatchObject({ size: text.length, rawModifiedAt: 'Sep 21 08:30' });
    expect(Buffer.byteLength(text)).toBe(text.length + 1);
    expect(await client.size('/format/ical/scheduleEvent/1.ics')).toBe(text.length);
  });

  it('is read-only', async () => {
    await expect(client.remove('/format/ical/scheduleEvent/1.ics')).rejects.toThrow(/550/);
    await expect(client.send('MKD /x')).rejects.toThrow(/550/);
  });
});

describe('files', () => {
  beforeEach(() => login());

  it('after a listing are single events in a wrapper of their own, with mixed line ends', async () => {
    await names('/format/ical/scheduleEvent');
    const text = await read('/format/ical/scheduleEvent/1.ics');
    expect(text).toMatch(
      /^BEGIN:VCALENDAR\nBEGIN:VEVENT\r\nUID:[^\n]+\r\nSUMMARY:Übung\r\n[\s\S]*\r\nEND:VEVENT\nEND:VCALENDAR$/,
    );
    await names('/format/json/scheduleEvent');
    expect(JSON.parse(await read('/format/json/scheduleEvent/1.json'))).toMatchObject({ id: 1, summary: 'Übung' });
    await names('/format/xml/scheduleEvent');
    expect(await read('/format/xml/scheduleEvent/1.xml')).toMatch(
      /^<item><objectType>KalturaRecordScheduleEvent<[\s\S]*<\/item>$/,
    );
  });

  it('without a listing are the answer of get, errors included', async () => {
    expect(await read('/format/ical/scheduleEvent/2.ics')).toMatch(
      /^BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n[\s\S]*END:VEVENT\r\nEND:VCALENDAR$/,
    );
    expect(JSON.parse(await read('/format/json/scheduleEvent/77.json'))).toMatchObject({ code: 'INVALID_OBJECT_ID' });
    expect(await read('/format/xml/scheduleEvent/2.xml')).toMatch(/^<\?xml version="1.0"[\s\S]*<\/xml>$/);
  });

  it('come from a cache that only a new listing refreshes', async () => {
    await names('/format/ical/scheduleEvent');
    sandbox.schedule.edit(1, { summary: 'Renamed' });
    expect(await read('/format/ical/scheduleEvent/1.ics')).toContain('SUMMARY:Übung');
    await names('/format/ical/scheduleEvent');
    expect(await read('/format/ical/scheduleEvent/1.ics')).toContain('SUMMARY:Renamed');
  });

  it('split where the text of an event looks like its end', async () => {
    sandbox.schedule.edit(1, { description: 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-KALTURA-ID:999' });
    expect(await names('/format/ical/scheduleEvent')).toEqual(['999.ics', '2.ics']);
  });

  it('cannot be listed when the session is over', async () => {
    sandbox.expireSessions();
    await expect(client.list('/format/ical/scheduleEvent')).rejects.toThrow(/550 \{"code":"INVALID_KS"/);
  });
});
