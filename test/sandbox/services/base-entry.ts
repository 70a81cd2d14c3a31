import { addEntry, findEntry, showEntry, updateEntry } from '../entries/entries.ts';
import { listEntries } from '../entries/list-entries.ts';
import type { Service } from './call.ts';
import { addContent, updateContent } from './media.ts';

/** baseEntry: entries of any class. */
export const baseEntryService: Service = {
  name: 'baseEntry',
  actions: {
    add: (call) => showEntry(call, addEntry(call, call.args.object('entry', 'KalturaBaseEntry'))),
    addContent,
    updateContent,
    get: (call) => showEntry(call, findEntry(call, call.args.text('entryId'))),
    list: (call) => listEntries(call, 'KalturaBaseEntry', 'KalturaBaseEntryFilter', 'KalturaBaseEntryListResponse'),
    update: (call) => {
      const entry = findEntry(call, call.args.text('entryId'));
      return showEntry(call, updateEntry(call, entry, call.args.object('baseEntry', 'KalturaBaseEntry')));
    },
  },
};
