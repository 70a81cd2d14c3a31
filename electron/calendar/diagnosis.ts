import { toIso } from '../../shared/domain/instant.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';

/** An occurrence as the `calendar` command prints it: instants as ISO 8601 in UTC with milliseconds, secrets masked. */
export const printed = (o: Occurrence, endpoints: LiveEndpoints | undefined): object => ({
  eventId: o.eventId,
  parentId: o.parentId,
  kind: o.kind,
  title: o.title,
  start: toIso(o.start),
  end: toIso(o.end),
  zone: o.zone,
  status: o.status,
  templateEntryId: o.templateEntryId,
  entryIds: o.entryIds,
  resourceIds: o.resourceIds,
  ownerId: o.ownerId,
  ...(endpoints ? { endpoints: masked(endpoints) } : {}),
  source: o.source,
  repaired: o.repaired,
});

/** Endpoints without what lets anybody push: the token in the urls, the password, the passphrase. */
function masked(endpoints: LiveEndpoints): object {
  const mask = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (SECRET_KEYS.has(key)) return '***';
    return value.replace(/([?&]t=)[^&/\s]*/gi, '$1***').replace(/(:\/\/[^/:@]*):[^@/]*@/, '$1:***@');
  };
  return JSON.parse(JSON.stringify(endpoints, mask)) as object;
}

const SECRET_KEYS: ReadonlySet<string> = new Set(['password', 'passphrase', 'streamId']);
