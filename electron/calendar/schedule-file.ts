import { z } from 'zod';
import { fromEpochMs, toIso, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { Files } from '../ports/files.ts';
import type { ScheduleOf } from './diff.ts';

/** The last good schedule. */
export interface StoredSchedule extends ScheduleOf {
  /** Whose schedule it is: server, partner, resource. Another one's is of no use. */
  readonly of: string;
  readonly fetchedAt: Instant;
}

const instant = z.number().transform(fromEpochMs);
const text = z.string();
const branded = <T extends string>(): z.ZodType<T> => z.string().min(1) as unknown as z.ZodType<T>;

const occurrenceSchema = z.object({
  eventId: branded<Occurrence['eventId']>(),
  parentId: branded<Occurrence['eventId']>().nullable(),
  kind: z.enum(['record', 'live', 'blackout', 'meeting', 'live-redirect', 'vod', 'simulive', 'unknown']),
  title: text,
  description: text,
  start: instant,
  end: instant,
  zone: text.nullable(),
  status: z.enum(['active', 'cancelled', 'deleted']),
  templateEntryId: branded<Occurrence['entryIds'][number]>().nullable(),
  entryIds: z.array(branded<Occurrence['entryIds'][number]>()),
  resourceIds: z.array(branded<NonNullable<Occurrence['resourceIds']>[number]>()).nullable(),
  ownerId: text.nullable(),
  tags: z.array(text),
  location: text,
  priority: z.number(),
  createdAt: instant.nullable(),
  updatedAt: instant.nullable(),
  preStartMs: z.number(),
  postEndMs: z.number(),
  source: z.enum(['json', 'ical', 'xml', 'ftp', 'file', 'operator']),
  calendar: text.exactOptional(),
  repaired: z.array(text),
}) satisfies z.ZodType<Occurrence>;

const storedSchema = z.object({
  version: z.literal(1),
  of: text,
  fetchedAt: instant,
  window: z.object({ start: instant, end: instant }),
  occurrences: z.array(occurrenceSchema),
}) satisfies z.ZodType<StoredSchedule>;

/** Keeps the last good schedule on disk, so that the device records it after a restart without network. */
export class ScheduleFile {
  constructor(
    private readonly files: Files,
    private readonly path: string,
  ) {}

  /** Null when there is none. One that cannot be read is set aside, never overwritten, and told as a fault. */
  async load(now: Instant): Promise<{ readonly stored: StoredSchedule | null; readonly fault: Fault | null }> {
    if ((await this.files.stat(this.path)) === null) return { stored: null, fault: null };
    const read = storedSchema.safeParse(jsonOrNull(await this.files.readText(this.path)));
    if (read.success) return { stored: read.data, fault: null };
    const aside = `${this.path}.corrupt-${toIso(now).replaceAll(':', '')}`;
    await this.files.rename(this.path, aside);
    return { stored: null, fault: fault('schedule-corrupt', { aside }, read.error.issues[0]?.message ?? '') };
  }

  /** Removes what is there. */
  async forget(): Promise<void> {
    await this.files.remove(this.path);
  }

  async save(schedule: StoredSchedule): Promise<void> {
    const { of, fetchedAt, window, occurrences } = schedule;
    await this.files.writeAtomic(this.path, JSON.stringify({ version: 1, of, fetchedAt, window, occurrences }));
  }
}

/** The text as JSON; null, which no schema accepts, when it is none. */
function jsonOrNull(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
