import type { Span } from '../../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../../shared/faults/fault.ts';
import { exceptionInJson } from '../../kaltura/exception.ts';
import type { KalturaParams, KalturaValue } from '../../kaltura/api.ts';
import { redacted } from '../../kaltura/redacted.ts';
import { faultOf } from '../../kaltura/refusal.ts';
import type { FtpAnswer, FtpEntry, FtpSession } from '../../ports/ftp.ts';
import { DEEPEST, listParams, PAGE_SIZE, type Selection } from '../event-list.ts';

/** An event is some kilobytes; a longer file is none. */
const FILE_LIMIT_BYTES = 1024 * 1024;

const ROOT = '/format/ical';

/** The names of the files of a listing, one for each event, and how each is shown. */
export type Listing = ReadonlyMap<string, string>;

/** Kaltura's schedule as its FTP program shows it: folders are filters, files are events. */
export class FtpRemote {
  private constructor(
    private readonly session: FtpSession,
    private readonly host: string,
    private readonly service: string,
  ) {}

  /**
   * Finds the folder of scheduled events under one of its names, the first that is there. Throws FaultError
   * `ftp-folder-missing`.
   */
  static async in(session: FtpSession, host: string, names: readonly string[]): Promise<FtpRemote> {
    const shown = granted(await session.list(ROOT), host).map((entry) => entry.name);
    const service = names.find((name) => shown.includes(name));
    if (service === undefined)
      throw new FaultError(fault('ftp-folder-missing', { host }, shown.slice(0, 20).join(' ')));
    return new FtpRemote(session, host, service);
  }

  /**
   * Every event of a selection. Pages are asked for until one is empty: the program cuts its list into files by what
   * looks like the end of an event, so that a short page may have been a full one.
   */
  async list(selection: Selection, window: Span): Promise<Listing> {
    const found = new Map<string, string>();
    for (let pageIndex = 1; (pageIndex - 1) * PAGE_SIZE < DEEPEST; pageIndex += 1) {
      const page = await this.#page(listParams(selection, window, pageIndex));
      const names = new Set(page.map((entry) => entry.name));
      const stray = [...names].find((name) => !/^\d{1,20}\.ics$/.test(name));
      if (stray !== undefined) throw incomplete(`"${stray.slice(0, 40)}" is the file of no event`);
      // Pages are no snapshot: an event may come on two of them, but on one page only when a text imitates another.
      if (names.size < page.length) throw incomplete('an event is listed twice');
      const hasNews = page.some(({ name }) => !found.has(name));
      for (const { name, stamp } of page) found.set(name, stamp);
      if (!hasNews && page.length < PAGE_SIZE) return found;
    }
    throw new FaultError(fault('schedule-too-large', { limit: DEEPEST }));
  }

  /** Whether a list with this filter shows anything at all. */
  async shows(params: KalturaParams): Promise<boolean> {
    return (await this.#page(params)).length > 0;
  }

  /** The text of a listed file; read from the same folder, since a listing is what refreshes the program's cache. */
  async read(name: string): Promise<string> {
    return granted(await this.session.read(`${ROOT}/${this.service}/${name}`, FILE_LIMIT_BYTES), this.host);
  }

  close(): void {
    this.session.close();
  }

  async #page(params: KalturaParams): Promise<readonly FtpEntry[]> {
    return granted(await this.session.list(`${ROOT}/${this.service}${pairsOf(params)}`), this.host);
  }
}

/**
 * Parameters as pairs of folders, `/filter:resourceIdsLike/33`. Filter and pager count only with an `objectType` that
 * the program knows, which so comes first.
 */
function pairsOf(params: KalturaParams): string {
  const pair = (name: string, value: KalturaValue | undefined): string =>
    value === undefined || value === null || typeof value === 'object' ? '' : `/${name}/${String(value)}`;
  return Object.entries(params)
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value as KalturaParams).map(([inner, v]) => pair(`${name}:${inner}`, v))
        : [pair(name, value)],
    )
    .join('');
}

/** What was asked for; throws FaultError for a reply that says no. */
function granted<T>(answer: FtpAnswer<T>, host: string): T {
  if (answer.ok) return answer.value;
  throw new FaultError(refusalOf(answer.reply, host));
}

/** What a reply means: behind its number may stand an error of Kaltura's as JSON. */
export function refusalOf(reply: string, host: string): Fault {
  const exception = exceptionInJson(jsonIn(reply));
  return exception
    ? faultOf(exception, 'schedule_scheduleEvent.list')
    : fault('ftp-refused', { host, reply: redacted(reply).slice(0, 200) });
}

function jsonIn(reply: string): unknown {
  const from = reply.indexOf('{');
  try {
    return from < 0 ? null : JSON.parse(reply.slice(from));
  } catch {
    return null;
  }
}

const incomplete = (problem: string): FaultError => new FaultError(fault('fetch-incomplete', { problem }));
