import { apiError } from '../wire/errors.ts';
import { listResponse, type WireObject } from '../wire/value.ts';
import { newUploadTokenId } from '../state/ids.ts';
import type { UploadToken } from '../state/model.ts';
import { encode } from '../types/encode.ts';
import { validate } from '../types/validate.ts';
import { completeAttached } from '../entries/content.ts';
import { callerOf, type Call, type Service } from './call.ts';
import { applyFilter, applyOrder, applyPager, type Fields } from './list.ts';

const fields: Fields<UploadToken> = {
  id: (t) => t.id,
  userId: (t) => t.userId,
  status: (t) => t.status,
  fileName: (t) => t.fileName,
  fileSize: (t) => t.fileSize,
  createdAt: (t) => t.createdAt,
};

/** A session that is no admin's sees only the tokens of its own user. */
const visible = (call: Call, token: UploadToken): boolean =>
  token.status !== 5 && (callerOf(call).type === 2 || token.userId === callerOf(call).userId);

function findToken(call: Call, id: string): UploadToken {
  const token = call.state.uploadTokens.get(id);
  if (token === undefined || !visible(call, token)) throw apiError('UPLOAD_TOKEN_NOT_FOUND');
  return token;
}

/** A token as clients see it; parts go to this server. */
const show = (call: Call, token: UploadToken): WireObject => encode({ ...token, uploadUrl: call.origin });

/** uploadToken: where recordings arrive. */
export const uploadTokenService: Service = {
  name: 'uploadToken',
  actions: {
    add: (call) => {
      const { args, state, now } = call;
      const sent = args.optionalObject('uploadToken', 'KalturaUploadToken');
      if (sent !== null) validate(sent, 'insert');
      const values = (sent?.values ?? {}) as Partial<UploadToken>;
      if (values.autoFinalize === true && typeof values.fileSize !== 'number')
        throw apiError('UPLOAD_TOKEN_MISSING_FILE_SIZE');
      const token: UploadToken = {
        fileName: null,
        fileSize: null,
        autoFinalize: null,
        ...values,
        objectType: 'KalturaUploadToken',
        id: newUploadTokenId(),
        partnerId: state.account.partnerId,
        userId: callerOf(call).userId,
        status: 0,
        uploadedFileSize: null,
        createdAt: now,
        updatedAt: now,
        attachedObjectType: null,
        attachedObjectId: null,
        countedBytes: 0,
        finalizeAttempts: 0,
        path: null,
        storedBytes: 0,
        parked: [],
      };
      state.uploadTokens.set(token.id, token);
      return show(call, token);
    },

    get: (call) => show(call, findToken(call, call.args.text('uploadTokenId'))),

    upload: async (call) => {
      const { args, uploads, state } = call;
      const token = findToken(call, args.text('uploadTokenId'));
      const part = {
        file: args.file('fileData'),
        resume: args.bool('resume', false),
        finalChunk: args.bool('finalChunk', true),
        resumeAt: args.optionalInt('resumeAt') ?? -1,
      };
      await uploads.take(token, part, () => call.now);
      const extension = /\.([^.]+)$/.exec(token.fileName ?? '')?.[1]?.toLowerCase() ?? '';
      if (token.status === 2 && state.account.allowedExtensions?.includes(extension) === false) {
        token.status = 6;
        throw apiError('UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD');
      }
      if (token.status === 2) completeAttached(state, token, call.now);
      return show(call, token);
    },

    delete: (call) => {
      findToken(call, call.args.text('uploadTokenId')).status = 5;
      return null;
    },

    list: (call) => {
      const filter = call.args.optionalObject('filter', 'KalturaUploadTokenFilter');
      const byName = filter?.values['fileNameEqual'] !== undefined;
      const candidates = [...call.state.uploadTokens.values()].filter(
        (t) => visible(call, t) && (!byName || t.status <= 2),
      );
      const found = applyOrder(applyFilter(candidates, filter, fields), filter, fields);
      return listResponse(
        'KalturaUploadTokenListResponse',
        applyPager(found, call.args).map((t) => show(call, t)),
        found.length,
      );
    },
  },
};
