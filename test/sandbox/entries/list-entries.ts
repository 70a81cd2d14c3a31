import { listResponse, type WireObject } from '../wire/value.ts';
import { applyFilter, applyOrder, applyPager, type Fields } from '../services/list.ts';
import type { Call } from '../services/call.ts';
import type { Entry } from '../state/model.ts';
import { showEntry } from './entries.ts';
import { entryStatus, statusAt } from './life-cycle.ts';

/** The entries that a service lists and a filter lets through: READY ones unless it asks for others, children only when asked. */
export function listEntries(
  call: Call,
  listed: (entry: Entry) => boolean,
  filterClass: string,
  responseClass: string,
): WireObject {
  const fields: Fields<Entry> = {
    id: (e) => e.id,
    name: (e) => e.name,
    userId: (e) => e.userId,
    status: (e) => statusAt(e, call.now, call.lifeCycle),
    referenceId: (e) => e.referenceId,
    parentEntryId: (e) => e.parentEntryId,
    mediaType: (e) => e.mediaType,
    createdAt: (e) => e.createdAt,
    updatedAt: (e) => e.updatedAt,
  };
  const filter = call.args.optionalObject('filter', filterClass);
  const asked = Object.keys(filter?.values ?? {});
  const candidates = [...call.state.entries.values()].filter(
    (entry) =>
      listed(entry) &&
      entry.status !== entryStatus.deleted &&
      (asked.some((name) => name.startsWith('parentEntryId') || name.startsWith('id')) || !entry.parentEntryId) &&
      (asked.some((name) => name.startsWith('status')) ||
        statusAt(entry, call.now, call.lifeCycle) === entryStatus.ready),
  );
  const found = applyOrder(applyFilter(candidates, filter, fields), filter, fields);
  const page = applyPager(found, call.args).map((entry) => showEntry(call, entry));
  return listResponse(responseClass, page, found.length);
}
