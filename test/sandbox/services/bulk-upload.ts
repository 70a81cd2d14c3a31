import { apiError } from '../wire/errors.ts';
import { listResponse } from '../wire/value.ts';
import type { Service } from './call.ts';

/** bulkUpload: closed to the capture role; the account has none. */
export const bulkUploadService: Service = {
  name: 'bulkUpload',
  actions: {
    get: ({ args }) => {
      throw apiError('INVALID_OBJECT_ID', args.text('id'));
    },
    list: () => listResponse('KalturaBulkUploadListResponse', [], 0),
  },
};
