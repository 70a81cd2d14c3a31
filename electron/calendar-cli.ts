import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NodeFiles } from './adapters/node-files.ts';
import { NodeHttp } from './adapters/http.ts';
import { SystemClock } from './adapters/system-clock.ts';
import { clockShifts } from './calendar/clock-shifts.ts';
import { printed } from './calendar/diagnosis.ts';
import { readDocument } from './calendar/document.ts';
import { fetchDocument, isAddress } from './calendar/feed-document.ts';
import { KALTURA_FORMATS, type KalturaFormat } from './calendar/kaltura-document.ts';
import { collected, touches } from './calendar/gather.ts';
import { withSeriesExpanded } from './calendar/series/expanded.ts';
import { fromEpochMs, fromIso, plus, type Span } from '../shared/domain/instant.ts';
import { FaultError, sentenceOf } from '../shared/faults/fault.ts';

const USAGE =
  'npm run calendar -- FILE_OR_URL… [--format json|ical|xml] [--resource ID] [--from ISO] [--to ISO] [--expand-series]';
const YEAR_MS = 366 * 86_400_000;

/** Prints what Lectern reads of each input: one line each, a JSON array of occurrences; what was wrong goes to stderr. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      resource: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      'expand-series': { type: 'boolean', default: false },
    },
  });
  const format = KALTURA_FORMATS.find((f) => f === values.format) ?? null;
  if (positionals.length === 0 || (values.format !== undefined && format === null)) throw new Error(`Usage: ${USAGE}`);

  const clock = new SystemClock();
  const http = new NodeHttp();
  const window: Span = {
    start: values.from === undefined ? fromEpochMs(0) : fromIso(values.from),
    end: values.to === undefined ? plus(clock.now(), YEAR_MS) : fromIso(values.to),
  };
  const isBounded = values.from !== undefined || values.to !== undefined;
  const wanted = { format, window, isBounded, resource: values.resource, expandSeries: values['expand-series'] };
  try {
    for (const input of positionals) {
      try {
        const { text } = await fetchDocument(isAddress(input) ? input : resolve(input), {
          files: new NodeFiles(),
          http,
        });
        console.log(JSON.stringify(occurrencesIn(text, input, wanted)));
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        console.log('[]');
        warn(input, error.message);
        process.exitCode = 1;
      }
    }
  } finally {
    await http.close();
  }
}

/** What is asked for. */
interface Wanted {
  readonly format: KalturaFormat | null;
  readonly window: Span;
  readonly isBounded: boolean;
  readonly resource: string | undefined;
  readonly expandSeries: boolean;
}

function occurrencesIn(text: string, input: string, wanted: Wanted): readonly object[] {
  const { format, window, resource } = wanted;
  const roomZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { events, totalCount, notices } = readDocument(text, { format, from: input, window, roomZone });
  if (totalCount !== null && totalCount !== events.length) {
    warn(input, `The list holds ${totalCount} events, ${events.length} of them are here.`);
  }
  const ours = events.filter((e) => resource === undefined || !e.resourceIds.length || e.resourceIds.some((id) => id === resource)); // prettier-ignore
  const readings = ours.map((e) => e.reading);
  const { occurrences, endpoints, faults } = collected(
    wanted.expandSeries ? withSeriesExpanded(readings, window) : readings,
  );
  for (const f of [...notices, ...faults]) warn(input, sentenceOf(f));
  const shown = wanted.isBounded ? occurrences.filter((o) => touches(o, window)) : occurrences;
  for (const { title, zone, before, after } of clockShifts(shown, new SystemClock().now())) {
    warn(input, `"${title}" keeps its time in ${zone} while the clock changes: in UTC ${before} becomes ${after}.`);
  }
  return shown.map((o) => printed(o, endpoints.get(o.eventId)));
}

const warn = (input: string, sentence: string): void => console.error(`${input}: ${sentence}`);

await main();
