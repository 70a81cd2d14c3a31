import { apiError } from '../wire/errors.ts';
import { attachResource } from '../entries/content.ts';
import { addEntry, findMediaClip, isMediaClip, requireOwner, showEntry, updateEntry } from '../entries/entries.ts';
import { listEntries } from '../entries/list-entries.ts';
import { entryStatus, statusAt } from '../entries/life-cycle.ts';
import type { WireObject } from '../wire/value.ts';
import { addEntries } from './bulk-upload.ts';
import { callerOf, type Call, type Service } from './call.ts';

/** addContent of media and baseEntry: without a resource it succeeds and does nothing. */
export function addContent(call: Call): WireObject {
  const entry = findMediaClip(call, call.args.text('entryId'));
  const resource = call.args.optionalObject('resource', 'KalturaResource');
  requireOwner(call, entry);
  if (statusAt(entry, call.now, call.lifeCycle) !== entryStatus.noContent) throw apiError('ENTRY_ALREADY_WITH_CONTENT');
  if (resource !== null) {
    const { type, userId } = callerOf(call);
    attachResource(call.state, entry, resource, type === 2 ? null : userId, call.now);
  }
  return showEntry(call, entry);
}

/** updateContent of media and baseEntry: the new file replaces the old one. */
export function updateContent(call: Call): WireObject {
  const entry = findMediaClip(call, call.args.text('entryId'));
  requireOwner(call, entry);
  const { type, userId } = callerOf(call);
  const resource = call.args.object('resource', 'KalturaResource');
  attachResource(call.state, entry, resource, type === 2 ? null : userId, call.now);
  return showEntry(call, entry);
}

/** media: entries that a recording becomes. */
export const mediaService: Service = {
  name: 'media',
  actions: {
    add: (call) => showEntry(call, addEntry(call, call.args.object('entry', 'KalturaMediaEntry'))),
    addContent,
    bulkUploadAdd: addEntries,
    updateContent,
    update: (call) => {
      const entry = findMediaClip(call, call.args.text('entryId'));
      return showEntry(call, updateEntry(call, entry, call.args.object('mediaEntry', 'KalturaMediaEntry')));
    },
    list: (call) => listEntries(call, isMediaClip, 'KalturaMediaEntryFilter', 'KalturaMediaListResponse'),
    get: (call) => showEntry(call, findMediaClip(call, call.args.text('entryId'))),
    delete: (call) => {
      const entry = findMediaClip(call, call.args.text('entryId'));
      requireOwner(call, entry);
      entry.status = entryStatus.deleted;
      return null;
    },
  },
};
