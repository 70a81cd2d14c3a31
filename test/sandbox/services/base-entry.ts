import { addEntry, findEntry, showEntry, updateEntry } from '../entries/entries.ts';
import { listEntries } from '../entries/list-entries.ts';
import { attachResource } from '../entries/content.ts';
import { apiError } from '../wire/errors.ts';
import { callerOf, type Service } from './call.ts';
import { addContent, updateContent } from './media.ts';

/** baseEntry: entries of any class. */
export const baseEntryService: Service = {
  name: 'baseEntry',
  actions: {
    add: (call) => showEntry(call, addEntry(call, call.args.object('entry', 'KalturaBaseEntry'))),
    addContent,
    /** add and addContent in one, for a file that is complete. */
    addFromUploadedFile: (call) => {
      const { args, state, now } = call;
      const { type, userId } = callerOf(call);
      const token = args.text('uploadTokenId');
      const complete = state.uploadTokens.get(token)?.status === 2;
      if (!complete) throw apiError('UPLOADED_FILE_NOT_FOUND_BY_TOKEN');
      const entry = addEntry(call, args.object('entry', 'KalturaBaseEntry'));
      const resource = { objectType: 'KalturaUploadedFileTokenResource', values: { token } };
      attachResource(state, entry, resource, type === 2 ? null : userId, now);
      return showEntry(call, entry);
    },
    updateContent,
    get: (call) => showEntry(call, findEntry(call, call.args.text('entryId'))),
    list: (call) => listEntries(call, () => true, 'KalturaBaseEntryFilter', 'KalturaBaseEntryListResponse'),
    update: (call) => {
      const entry = findEntry(call, call.args.text('entryId'));
      return showEntry(call, updateEntry(call, entry, call.args.object('baseEntry', 'KalturaBaseEntry')));
    },
  },
};
