import { conversionProfiles } from '../entries/conversion-profiles.ts';
import { apiError } from '../wire/errors.ts';
import { listResponse, type WireObject } from '../wire/value.ts';
import type { Service } from './call.ts';

const show = (id: number): WireObject => {
  const name = conversionProfiles.get(id);
  if (name === undefined) throw apiError('CONVERSION_PROFILE_ID_NOT_FOUND', String(id));
  return { objectType: 'KalturaConversionProfile', fields: { id, name, isDefault: id === 7 } };
};

/** conversionProfile: closed to the capture role. */
export const conversionProfileService: Service = {
  name: 'conversionProfile',
  actions: {
    get: ({ args }) => show(args.int('id')),
    getDefault: () => show(7),
    list: () => {
      const all = [...conversionProfiles.keys()].map(show);
      return listResponse('KalturaConversionProfileListResponse', all, all.length);
    },
  },
};
