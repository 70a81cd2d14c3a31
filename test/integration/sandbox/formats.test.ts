import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { deviceKs, type Answer } from './plain-client.ts';

const now = Date.parse('2026-10-19T13:00:00Z');
let sandbox: Sandbox;
let ks: string;
beforeAll(async () => {
  sandbox = await startSandbox({
    now: () => now,
    scenario: {
      resources: [{ key: 'room', id: 562_931, name: 'Room 702' }],
      entries: [{ key: 'live', id: '1_h4k9zz2p', type: 'liveStream', name: 'Hall' }],
      categories: { '5': '1>5' },
      events: [
        {
          ...{ id: 20_915_000, summary: 'MATH-123 <Ümläut> & "Co"', startsInSeconds: 3600, lastsSeconds: 3000 },
          resources: ['room'],
          recurrence: { frequency: 'weeks', count: 2, byDay: 'MO', timeZone: 'America/New_York', weekStartDay: 'SU' },
          properties: { categoryIds: '5', entryIds: '1_a' },
        },
        {
          ...{ id: 30, type: 'liveStream', summary: 'Town hall', startsInSeconds: 9000, lastsSeconds: 60 },
          ...{ resources: ['room'], templateEntry: 'live' },
        },
      ],
    },
  });
  ks = await deviceKs(sandbox);
});
afterAll(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const list = (format: string, more = ''): Promise<Response> =>
  fetch(
    `${sandbox.url}/api_v3/service/schedule_scheduleevent/action/list/format/${format}/filter:orderBy/+startDate${more}`,
    {
      method: 'POST',
      body: new URLSearchParams({ ks }),
    },
  );

describe('one calendar in three formats', () => {
  it('has the same values in JSON and XML', async () => {
    const json = (await (await list('1')).json()) as { objects: Answer[] };
    const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'item' });
    const xml = parser.parse(await (await list('2')).text()) as { xml: { result: { objects: { item: Answer[] } } } };
    const { item } = xml.xml.result.objects;
    expect(item).toHaveLength(json.objects.length);
    for (const [i, event] of json.objects.entries()) {
      const scalars = Object.entries(event).filter(([, value]) => typeof value !== 'object');
      for (const [name, value] of scalars) expect([name, item[i]?.[name]]).toEqual([name, String(value)]);
    }
  });

  it('is a calendar with zones, push addresses and a total in iCal', async () => {
    const answer = await list('ical');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=UTF-8');
    const lines = (await answer.text()).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', 'TZID:America/New_York']);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(4);
    expect(lines).toContain('DTSTART;TZID=America/New_York:20261026T100000');
    expect(lines.filter((line) => line === 'X-KALTURA-PARENT-ID:20915000')).toHaveLength(2);
    // The occurrences have no resource of their own: their series' are printed.
    expect(lines.filter((line) => line === 'X-KALTURA-RESOURCE-IDS:562931')).toHaveLength(4);
    expect(lines.filter((line) => line === 'LOCATION:Room 702')).toHaveLength(4);
    expect(lines).toContain('RELATED-TO:1>5');
    const password = sandbox.state.entries.get('1_h4k9zz2p')?.streamPassword ?? '';
    expect(lines).toContain(`X-KALTURA-LIVE-STREAM-PASSWORD:${password}`);
    expect(
      lines.filter((line) => line.startsWith('RRULE:FREQ=WEEKLY;COUNT=2;INTERVAL=1;BYDAY=MO;WKST=SU')),
    ).toHaveLength(3);
    expect(lines.slice(-3)).toEqual(['X-KALTURA-TOTAL-COUNT:4', 'END:VCALENDAR', '']);
  });

  it('speaks the older versions when told', async () => {
    sandbox.speech.icalVersion = 'legacy';
    const lines = (await (await list('ical')).text()).split('\r\n');
    sandbox.speech.icalVersion = 'current';
    expect(lines).toContain('DTSTART:20261019T140000Z');
    expect(lines).toContain('STATUS:2');
    expect(lines).toContain('DURATION:PT0H50M0S');
    expect(lines.some((line) => /^(UID|LOCATION|BEGIN:VTIMEZONE)/.test(line))).toBe(false);
  });

  it('is a VERROR in iCal when the session is not good, and a named block for what is no event', async () => {
    const bad = await fetch(`${sandbox.url}/api_v3/service/schedule_scheduleevent/action/list/format/ical?ks=nope`);
    expect(await bad.text()).toBe(
      'BEGIN:VCALENDAR\r\nBEGIN:VERROR\r\nX-KALTURA-CODE:INVALID_KS\r\n' +
        'X-KALTURA-MESSAGE:Invalid KS "nope", Error "-1,INVALID_STR"\r\nX-KALTURA-ARGUMENTS:nope;-1;INVALID_STR\r\n' +
        'END:VERROR\r\nEND:VCALENDAR\r\n',
    );
    const query = `format=ical&ks=${encodeURIComponent(ks)}`;
    const rooms = await fetch(`${sandbox.url}/api_v3/service/schedule_scheduleresource/action/list?${query}`);
    expect(await rooms.text()).toBe(
      'BEGIN:VCALENDAR\r\nBEGIN:KalturaLocationScheduleResource\r\nEND:KalturaLocationScheduleResource\r\n' +
        'X-KALTURA-TOTAL-COUNT:1\r\nEND:VCALENDAR\r\n',
    );
  });
});
