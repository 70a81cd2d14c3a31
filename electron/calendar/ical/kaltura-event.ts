import type { EntryId, ResourceId } from '../../../shared/domain/ids.ts';
import { plus, type Instant } from '../../../shared/domain/instant.ts';
import type { LiveEndpoints, OccurrenceSource } from '../../../shared/domain/occurrence.ts';
import type { EventReading } from '../event-reading.ts';
import { kindOfNumber, statusOf } from '../kinds.ts';
import { bounded, cutsOf, eventIdOf, listOf, shortened, unreadable } from '../reading.ts';
import { inUtc } from '../wall-time.ts';
import type { Block } from './blocks.ts';
import { pick, type Picked } from './pick.ts';
import { chooseInterval, meaningsOf, readDurationMs, readTime, zoneIn, type Interval } from './times.ts';

/** Reads one VEVENT of Kaltura's, of any version of the server (KalturaICalSerializer, 2016 to now). */
export function readKalturaEvent(text: string, block: Block, source: OccurrenceSource): EventReading {
  const picked = pick(text, block);
  if (picked === null) {
    return faulty({}, block.isClosed ? 'it has no X-KALTURA-ID' : 'it is not whole');
  }
  const title = picked.value('SUMMARY');
  const id = picked.value('X-KALTURA-ID');
  const eventId = eventIdOf(id);
  if (eventId === null) return faulty({ id, title }, 'its id is not a number');
  if (!block.isClosed) return faulty({ id, title }, 'it is not whole');
  const repaired: string[] = [];
  const times = timesOf(picked, repaired);
  if (typeof times === 'string') return faulty({ id, title }, times);
  if (picked.isImitated) repaired.push('Text that looks like properties was taken as text.');

  const texts = { title, description: picked.value('DESCRIPTION'), location: picked.value('LOCATION') };
  const kept = bounded(texts);
  const parentId = eventIdOf(picked.value('X-KALTURA-PARENT-ID'));
  const kind = kindOfNumber(picked.value('X-KALTURA-TYPE'));
  const resourceIds = listOf<ResourceId>(picked.value('X-KALTURA-RESOURCE-IDS'));
  const occurrence = {
    eventId,
    parentId,
    kind,
    title: kept.title,
    description: kept.description,
    start: times.start,
    end: times.end,
    zone: times.zone,
    status: status(picked),
    templateEntryId: (shortened(picked.value('X-KALTURA-TEMPLATE-ENTRY-ID')) || null) as EntryId | null,
    entryIds: listOf<EntryId>(picked.value('X-KALTURA-ENTRY-IDS')),
    resourceIds,
    ownerId: shortened(picked.value('X-KALTURA-OWNER-ID')) || null,
    tags: listOf<string>(picked.value('X-KALTURA-TAGS')),
    location: kept.location,
    priority: Number(picked.value('PRIORITY')) || 0,
    createdAt: null,
    updatedAt: stampOf(picked),
    preStartMs: 0,
    postEndMs: 0,
    source,
    repaired: [...repaired, ...cutsOf(texts)],
  };
  const belongs = { partnerId: Number(picked.value('X-KALTURA-PARTNER-ID')) || null, resourceIds };
  // A single event has no rule and an occurrence has a parent, so a rule without a parent is the series itself.
  if (parentId === null && picked.has('RRULE')) {
    return { reading: { read: 'series', series: occurrence, rule: picked.value('RRULE') }, ...belongs };
  }
  const endpoints = kind === 'live' || kind === 'record' ? endpointsOf(picked) : null;
  return { reading: { read: 'occurrence', occurrence, endpoints }, ...belongs };
}

const faulty = (event: { readonly id?: string; readonly title?: string }, problem: string): EventReading => ({
  reading: unreadable(event, problem),
  partnerId: null,
  resourceIds: [],
});

/** Start, end and zone, or what is wrong with them. */
function timesOf(picked: Picked, repaired: string[]): (Interval & { readonly zone: string | null }) | string {
  const startText = readTime(picked.value('DTSTART'));
  if (startText === null) return 'it has no start';
  const strayZone = picked.value('TZID');
  const zone = startText.isUtc ? '' : zoneIn(picked.params('DTSTART')) || strayZone;
  if (!startText.isUtc && zone === '') return 'its times have no time zone';
  const starts = meaningsOf(startText, zone);
  if (starts === null) return `its time zone "${zone.slice(0, 60)}" is not known`;
  if (strayZone !== '') repaired.push('A TZID line before DTSTART was taken as the time zone.');

  const duration = picked.value('DURATION');
  const durationMs = duration === '' ? null : readDurationMs(duration);
  const endText = picked.has('DTEND') ? readTime(picked.value('DTEND')) : null;
  if (endText === null) {
    if (durationMs === null) return 'it has no end';
    repaired.push('The end was taken from the duration.');
    return { start: starts[0], end: plus(starts[0], durationMs), isGuess: false, zone: zone || null };
  }
  const ends = meaningsOf(endText, zoneIn(picked.params('DTEND')) || zone);
  if (ends === null) return 'its end has no known time zone';
  const interval = chooseInterval(starts, ends, durationMs);
  if (interval.isGuess) repaired.push('It is in the hour that the clock repeats; the feed does not say which one.');
  return { ...interval, zone: zone || null };
}

/** X-KALTURA-STATUS decides; STATUS is a word today and was the same number before. */
function status(picked: Picked): 'active' | 'cancelled' | 'deleted' {
  const own = picked.value('X-KALTURA-STATUS');
  const word = picked.value('STATUS').toUpperCase();
  const decided = statusOf(own || (word === 'CANCELLED' ? 1 : word));
  return decided === 'active' && word === 'CANCELLED' ? 'cancelled' : decided;
}

function stampOf(picked: Picked): Instant | null {
  const time = readTime(picked.value('DTSTAMP'));
  return time === null ? null : inUtc(time);
}

/** The seven lines that stand there when the template entry is a live one; null without. SECRET. */
function endpointsOf(picked: Picked): LiveEndpoints | null {
  if (!picked.has('X-KALTURA-LIVE-STREAM-NAME')) return null;
  const value = (name: string): string | null => picked.value(`X-KALTURA-${name}`) || null;
  return {
    rtmp: { primary: value('PRIMARY-RTMP-ENDPOINT'), secondary: value('SECONDARY-RTMP-ENDPOINT') },
    rtmps: { primary: null, secondary: null },
    rtsp: { primary: value('PRIMARY-RTSP-ENDPOINT'), secondary: value('SECONDARY-RTSP-ENDPOINT') },
    srt: { primary: null, secondary: null },
    streamName: value('LIVE-STREAM-NAME') ?? '',
    username: value('LIVE-STREAM-USERNAME'),
    password: value('LIVE-STREAM-PASSWORD'),
  };
}
