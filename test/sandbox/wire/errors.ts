/** Code, names of the arguments, sentence: the triples of KalturaErrors, KalturaScheduleErrors and APIErrors. */
const templates = {
  ACTION_BLOCKED: ['ACTION_NAME,SERVICE_NAME', 'Action "@ACTION_NAME@" in service "@SERVICE_NAME@" is blocked'],
  ACTION_DOES_NOT_EXISTS: [
    'ACTION_NAME,SERVICE_NAME',
    'Action "@ACTION_NAME@" does not exists for service "@SERVICE_NAME@"',
  ],
  ACTION_NOT_SPECIFIED: ['', 'Action name was not specified, please specify one'],
  APP_TOKEN_EXPIRED: ['ID', 'Application token id "@ID@" expired'],
  APP_TOKEN_ID_NOT_FOUND: ['ID', 'Application token id "@ID@" not found'],
  APP_TOKEN_NOT_ACTIVE: ['ID', 'Application token id "@ID@" not active'],
  ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN: [
    'ID',
    'assigning categories|scheduling|access control to entry with parent entry "@ID@" is not allowed',
  ],
  BULK_UPLOAD_NOT_FOUND: ['ID', 'Bulk upload id "@ID@" not found'],
  CONVERSION_PROFILE_ID_NOT_FOUND: ['ID', 'Conversion profile id "@ID@" not found'],
  CYCLE_IN_PARENTAGE: ['', 'Invalid cycle detected in the parent child connection of this entry'],
  ENTRY_ALREADY_WITH_CONTENT: ['', 'Entry already associated with content'],
  ENTRY_ID_NOT_FOUND: ['ENTRY_ID', 'Entry id "@ENTRY_ID@" not found'],
  FILE_CONTENT_NOT_SECURE: ['', 'File content contains potential security risks'],
  INTERNAL_SERVERL_ERROR: ['', 'Internal server error occurred'],
  INVALID_APP_TOKEN_HASH: ['', 'Invalid application token hash'],
  INVALID_ENTRY_ID: ['ID', 'Invalid entry id ["@ID@"]'],
  INVALID_ENTRY_SCHEDULE_DATES: ['', 'Invalid entry schedule dates'],
  INVALID_ENUM_VALUE: [
    'ENUM_VAL,PARAM_NAME,ENUM_TYPE',
    'Invalid enumeration value "@ENUM_VAL@" for parameter "@PARAM_NAME@", expecting enumeration type "@ENUM_TYPE@"',
  ],
  INVALID_KS: ['KSID,ERR_CODE,ERR_DESC', 'Invalid KS "@KSID@", Error "@ERR_CODE@,@ERR_DESC@"'],
  INVALID_OBJECT_ID: ['ID', 'Invalid object id [@ID@]'],
  INVALID_PARAMETER_CHAR: ['XML_FIELD', 'Invalid char in "@XML_FIELD@" field'],
  INVALID_PARTNER_ID: ['PID', 'Invalid partner id "@PID@"'],
  INVALID_SCHEDULE_END_BEFORE_START: ['START,END', 'End time [@END@] must be after start time [@START@]'],
  INVALID_USER_ID: ['', 'Invalid user id'],
  INVALID_WIDGET_ID: ['WIDGET', 'Unknown widget [@WIDGET@]'],
  LIVE_STREAM_ALREADY_BROADCASTING: [
    'ENTRY_ID,MEDIA_SERVER',
    'Entry [@ENTRY_ID@] already broadcasting to server [@MEDIA_SERVER@]',
  ],
  LIVE_STREAM_EXCEEDED_MAX_PASSTHRU: [
    'ENTRY_ID',
    'Partner exceeded max pass-through live streams in entry[@ENTRY_ID@]',
  ],
  LIVE_STREAM_INVALID_TOKEN: ['ENTRY_ID', 'Invalid token supplied for live entry [@ENTRY_ID@]'],
  LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED: ['PROT', 'Status cannot be determined for live stream protocol [@PROT@]'],
  MAX_ALLOWED_CHUNK_COUNT_EXCEEDED: ['', 'Max allowed waiting chunks to be concatenated has exceeded allowed limit'],
  MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME: [
    '',
    'Duration must match end time, keep one of them null to calculate automatically',
  ],
  MAX_SCHEDULE_DURATION_REACHED: ['MAX', 'Maximum schedule duration [@MAX@] reached'],
  MISSING_KS: ['', 'Missing KS, session not established'],
  MISSING_MANDATORY_PARAMETER: ['PARAM_NAME', 'Missing parameter "@PARAM_NAME@"'],
  OBJECT_TYPE_ABSTRACT: ['OBJ_TYPE', 'The object type "@OBJ_TYPE@" is abstract, use one of the object implementations'],
  PARENT_ENTRY_ID_NOT_FOUND: ['ID', 'parent entry id "@ID@" not found'],
  PROPERTY_VALIDATION_CANNOT_BE_NULL: ['PROP_NAME', 'The property "@PROP_NAME@" cannot be null'],
  PROPERTY_VALIDATION_MAX_LENGTH: [
    'PROP_NAME,MAX_LEN',
    'The property "@PROP_NAME@" cannot have more than @MAX_LEN@ characters',
  ],
  PROPERTY_VALIDATION_MAX_VALUE: ['PROP_NAME,MAX_VAL', 'The property "@PROP_NAME@" must have a max value of @MAX_VAL@'],
  PROPERTY_VALIDATION_MIN_LENGTH: [
    'PROP_NAME,MIN_LEN',
    'The property "@PROP_NAME@" must have a min length of @MIN_LEN@ characters',
  ],
  PROPERTY_VALIDATION_MIN_VALUE: ['PROP_NAME,MIN_VAL', 'The property "@PROP_NAME@" must have a min value of @MIN_VAL@'],
  PROPERTY_VALIDATION_NOT_UPDATABLE: ['PROP_NAME', 'The property "@PROP_NAME@" cannot be updated'],
  PROPERTY_VALIDATION_NO_INSERT_PERMISSION: [
    'PROP',
    'Current user does not have permission to insert property "@PROP@"',
  ],
  PROPERTY_VALIDATION_NO_UPDATE_PERMISSION: [
    'PROP',
    'Current user does not have permission to update property "@PROP@"',
  ],
  PROPERTY_VALIDATION_UNTIL_NOT_VALID: ['PROP_NAME', 'The property "@PROP_NAME@" is not valid'],
  PROPERTY_VALIDATION_WRONG_FORMAT: ['PROP_NAME,FORMAT', 'The property "@PROP_NAME@" must match format @FORMAT@'],
  QUERY_EXCEEDED_MAX_MATCHES_ALLOWED: ['', 'Unable to generate list. max matches value was reached'],
  RECURRENCE_CANT_BE_DELETE: [
    'ID,PARENT_ID',
    'Recurence [@ID@] cannot be deleted, use cancel or delete the parent recurring event [@PARENT_ID@]',
  ],
  RESOURCE_IS_RESERVED: ['RESOURCE_ID', 'Resource with id @RESOURCE_ID@ is already reserved'],
  RESOURCE_PARENT_ID_NOT_FOUND: ['PARENT_ID', 'Resource parent id [@PARENT_ID@] not found'],
  RESOURCE_TYPE_NOT_SUPPORTED: ['RES_TYPE', 'Resource type "@RES_TYPE@" not supported'],
  SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED: [
    'SOURCE_TYPE,TARGET_TYPE',
    " Can't update from type [@SOURCE_TYPE@] to type [@TARGET_TYPE@]",
  ],
  SCHEDULE_TIME_IN_USE: ['', 'Another event is already scheduled during this time'],
  SERVICE_DOES_NOT_EXISTS: ['SRV_NAME', 'Service "@SRV_NAME@" does not exists'],
  SERVICE_FORBIDDEN_CONTENT_BLOCKED: ['', 'The access to service is forbidden since the content is blocked'],
  SERVICE_FORBIDDEN: ['SERVICE', 'The access to service [@SERVICE@] is forbidden'],
  SERVICE_NOT_SPECIFIED: ['', 'Service name was not specified, please specify one'],
  START_SESSION_ERROR: ['PARTNER', 'Error while starting session for partner [@PARTNER@]'],
  START_WIDGET_SESSION_ERROR: ['PARTNER', 'Error while starting session for partner [@PARTNER@]'],
  SYSTEM_NAME_ALREADY_EXISTS: ['SYS_NAME', 'System name [@SYS_NAME@] already exists'],
  UPLOADED_FILE_NOT_FOUND_BY_TOKEN: ['', 'The uploaded file was not found by the given token id, or was already used'],
  UPLOAD_ERROR: ['', 'Upload failed'],
  UPLOAD_PARTIAL_ERROR: ['', 'File was uploaded partially'],
  UPLOAD_PASSED_MAX_RESUME_TIME_ALLOWED: [
    'MAX_RESUME_TIME',
    'Max resume time of @MAX_RESUME_TIME@ seconds reached, cannot resume upload',
  ],
  UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE: ['', 'Failed to match expected file size'],
  UPLOAD_TOKEN_CANNOT_RESUME: ['', 'Cannot resume the upload, original file was not found'],
  UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD: ['', 'Upload token is restricted due to the file type'],
  UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD: [
    '',
    'Upload token is in an invalid status for uploading a file, maybe the file was already uploaded',
  ],
  UPLOAD_TOKEN_MISSING_FILE_SIZE: ['', 'FileSize is mandatory when enabling autoFinalize'],
  UPLOAD_TOKEN_NOT_FOUND: ['', 'Upload token not found'],
} as const satisfies Record<string, readonly [string, string]>;

/** The codes that the sandbox raises, spelt as the server spells them. */
export type ApiErrorCode = keyof typeof templates;

/** All codes, for whoever checks input against them. */
export const apiErrorCodes = Object.keys(templates) as ApiErrorCode[];

/** An API error: still HTTP 200, an object in place of the result. `args` in the order of the template. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: string,
    message: string,
    readonly args: readonly (readonly [name: string, value: string])[] = [],
  ) {
    super(message);
  }
}

/** The error of that code; `values` fill its arguments in order, a missing one is empty. */
export function apiError(code: ApiErrorCode, ...values: readonly string[]): ApiError {
  const [names, sentence] = templates[code];
  const args = names === '' ? [] : names.split(',').map((name, i) => [name, values[i] ?? ''] as const);
  const message = args.reduce((text, [name, value]) => text.replaceAll(`@${name}@`, value), sentence as string);
  return new ApiError(code, message, args);
}

/** The five meanings of INVALID_KS that a device meets, by their arguments. */
export const invalidKs = {
  expired: () => apiError('INVALID_KS', 'EXPIRED', '-1', 'INVALID_STR'),
  loggedOut: () => apiError('INVALID_KS', 'LOGOUT', '-1', 'INVALID_STR'),
  malformed: (ks: string) => apiError('INVALID_KS', ks, '-1', 'INVALID_STR'),
  notYours: () => apiError('INVALID_KS', '', '-4', 'INVALID_TYPE'),
};
