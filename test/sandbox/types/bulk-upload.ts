import { is, kalturaClass } from './kaltura-class.ts';

/** KalturaBatchJobStatus. */
const jobStatus = Array.from({ length: 15 }, (_, status) => status);

/** Bulk uploads (bulkUpload_bulk service, `media.bulkUploadAdd`) and what they are told. */
export const bulkUploadClasses = [
  kalturaClass('KalturaBulkUpload', null, {
    id: is.int(),
    uploadedBy: is.text(),
    uploadedByUserId: is.text(),
    uploadedOn: is.time(),
    numOfEntries: is.int(),
    status: is.enumeration('KalturaBatchJobStatus', jobStatus),
    logFileUrl: is.text(),
    csvFileUrl: is.text(),
    bulkFileUrl: is.text(),
    bulkUploadType: is.enumeration('KalturaBulkUploadType'),
    error: is.text(),
    fileName: is.text(),
    description: is.text(),
    numOfObjects: is.int(),
    bulkUploadObjectType: is.enumeration('KalturaBulkUploadObjectType'),
  }),
  kalturaClass('KalturaBulkUploadFilter', null, {
    uploadedOnGreaterThanOrEqual: is.time(),
    uploadedOnLessThanOrEqual: is.time(),
    statusIn: is.text(),
    statusEqual: is.enumeration('KalturaBatchJobStatus', jobStatus),
    orderBy: is.text(),
  }),
  kalturaClass('KalturaBulkUploadJobData', null, { fileName: is.text() }, { abstract: true }),
  kalturaClass('KalturaBulkUploadXmlJobData', 'KalturaBulkUploadJobData', {}),
  kalturaClass('KalturaBulkUploadCsvJobData', 'KalturaBulkUploadJobData', {}),
  kalturaClass('KalturaBulkUploadObjectData', null, {}, { abstract: true }),
  kalturaClass('KalturaBulkUploadEntryData', 'KalturaBulkUploadObjectData', { conversionProfileId: is.int() }),
] as const;
