import { findEntry } from '../entries/entries.ts';
import { newObjectId } from '../state/ids.ts';
import type { CuePoint } from '../state/model.ts';
import { encode } from '../types/encode.ts';
import { validate } from '../types/validate.ts';
import { callerOf, type Service } from './call.ts';

const READY = 1;

/** cuePoint: chapters and other marks of an entry. */
export const cuePointService: Service = {
  name: 'cuePoint_cuePoint',
  actions: {
    add: (call) => {
      const { args, now, state } = call;
      const sent = args.object('cuePoint', 'KalturaCuePoint');
      validate(sent, 'insert');
      const { entryId = '' } = sent.values as { readonly entryId?: string };
      const entry = findEntry(call, entryId);
      const cuePoint: CuePoint = {
        ...sent.values,
        objectType: sent.objectType,
        id: newObjectId(),
        partnerId: state.account.partnerId,
        entryId: entry.id,
        userId: callerOf(call).userId,
        status: READY,
        createdAt: now,
        updatedAt: now,
      };
      state.cuePoints.set(cuePoint.id, cuePoint);
      return encode(cuePoint);
    },
  },
};
