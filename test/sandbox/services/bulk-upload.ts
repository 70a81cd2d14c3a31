import { readFile } from 'node:fs/promises';
import { jobStatus, jobStatusNow } from '../bulk/job-status.ts';
import type { BulkUpload } from '../state/model.ts';
import { encode } from '../types/encode.ts';
import { apiError } from '../wire/errors.ts';
import { listResponse, type WireObject } from '../wire/value.ts';
import { callerOf, type Call, type Service } from './call.ts';
import { applyFilter, applyPager, type Fields } from './list.ts';

/** Its addresses carry the session of whoever asks. */
function show(call: Call, job: BulkUpload): WireObject {
  const file = (action: string): string =>
    `${call.origin}/api_v3/service/bulkUpload/action/${action}/id/${job.id}/ks/${callerOf(call).ks}`;
  const urls = { logFileUrl: file('serveLog'), bulkFileUrl: file('serve'), csvFileUrl: file('serve') };
  return encode({ ...job, ...urls, status: jobStatusNow(job, call), numOfEntries: job.numOfObjects });
}

/** `media.bulkUploadAdd`, an alias of `bulkUpload_bulk.addEntries`: the job is answered at once and done later. */
export async function addEntries(call: Call): Promise<WireObject> {
  const { args, state } = call;
  const file = args.file('fileData');
  const data = args.object('bulkUploadData', 'KalturaBulkUploadJobData');
  args.optionalObject('bulkUploadEntryData', 'KalturaBulkUploadEntryData');
  if (data.objectType === 'KalturaBulkUploadJobData') throw apiError('OBJECT_TYPE_ABSTRACT', data.objectType);
  if (data.objectType !== 'KalturaBulkUploadXmlJobData') throw new RangeError('only XML is played');
  // What arrived is removed when the request is done with; the job begins in its own time.
  const xml = await readFile(file.landing.path, 'utf8');
  const named = data.values['fileName'];
  const job: BulkUpload = {
    objectType: 'KalturaBulkUpload',
    id: state.nextBulkUploadId++,
    uploadedByUserId: callerOf(call).userId,
    uploadedOn: call.now,
    status: jobStatus.pending,
    bulkUploadType: 'bulkUploadXml.XML',
    bulkUploadObjectType: 1,
    fileName: typeof named === 'string' && named !== '' ? named : file.fileName,
    error: null,
    numOfObjects: 0,
    entryIds: [],
    failedItems: 0,
  };
  state.bulkUploads.set(job.id, job);
  call.batch.take(call, job, xml);
  return show(call, job);
}

const fields: Fields<BulkUpload> = {
  uploadedOn: (job) => job.uploadedOn,
  status: (job) => job.status,
};

/** bulkUpload_bulk: closed to the capture role. */
export const bulkUploadService: Service = {
  name: 'bulkUpload_bulk',
  actions: {
    addEntries,
    get: (call) => {
      const id = call.args.text('id');
      const job = call.state.bulkUploads.get(Number(id));
      if (!job) throw apiError('BULK_UPLOAD_NOT_FOUND', id);
      return show(call, job);
    },
    /** Newest first. */
    list: (call) => {
      const filter = call.args.optionalObject('bulkUploadFilter', 'KalturaBulkUploadFilter');
      const found = applyFilter([...call.state.bulkUploads.values()].reverse(), filter, fields);
      const page = applyPager(found, call.args).map((job) => show(call, job));
      return listResponse('KalturaBulkUploadListResponse', page, found.length);
    },
  },
};
