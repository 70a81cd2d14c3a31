import { createHash } from 'node:crypto';
import { apiError } from '../wire/errors.ts';
import { openSession, roleInPrivileges } from '../sessions/sessions.ts';
import { newAppTokenSecret, newObjectId } from '../state/ids.ts';
import type { AppToken } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Decoded } from '../types/decode.ts';
import { encode } from '../types/encode.ts';
import { validate } from '../types/validate.ts';
import { listResponse } from '../wire/value.ts';
import { callerOf, type Service } from './call.ts';

const reservedPrivileges =
  /^(sessionid|apptoken|setrole|enableentitlement|disableentitlement|iprestrict|urirestrict|actionslimit)\b/;
const partnerMaximumSeconds = 86_400;

/** Lower-case hex of HASH(ks + token), as appToken.startSession compares it. */
const appTokenHash = (ks: string, token: Pick<AppToken, 'token' | 'hashType'>): string =>
  createHash(token.hashType ?? 'SHA1')
    .update(ks + token.token)
    .digest('hex');

/** A token's privileges, what the caller adds that is neither reserved nor already there, and the two of the server. */
function privilegesFor(token: AppToken, asked: string | null): string {
  const own = (token.sessionPrivileges ?? '').split(',').filter((p) => p !== '');
  const names = new Set(own.map((p) => p.split(':')[0]));
  const added = (asked ?? '').split(',').filter((p) => {
    const name = p.split(':')[0] ?? '';
    if (name === 'setrole') return roleInPrivileges(own.join(',')) === null;
    return name !== '' && !names.has(name) && !reservedPrivileges.test(name);
  });
  return [...own, ...added, `sessionid:${token.id}`, `apptoken:${token.id}`].join(',');
}

function findToken(state: State, id: string): AppToken {
  const token = state.appTokens.get(id);
  if (token === undefined || token.status === 3 || token.partnerId !== state.account.partnerId)
    throw apiError('APP_TOKEN_ID_NOT_FOUND', id);
  return token;
}

/** A new token. An `expiry` of up to ten years was read as relative, like every time. */
function addToken(state: State, sent: Decoded, now: number): AppToken {
  const token: AppToken = {
    sessionType: null,
    sessionUserId: null,
    sessionDuration: partnerMaximumSeconds,
    sessionPrivileges: null,
    hashType: null,
    expiry: null,
    ...(sent.values as Partial<AppToken>),
    objectType: 'KalturaAppToken',
    id: newObjectId(),
    token: newAppTokenSecret(),
    partnerId: state.account.partnerId,
    status: 2,
    createdAt: now,
    updatedAt: now,
  };
  state.appTokens.set(token.id, token);
  return token;
}

/** appToken: startSession with a widget ks; the rest is for admins. */
export const appTokenService: Service = {
  name: 'appToken',
  actions: {
    startSession: (call) => {
      const { args, state, now } = call;
      const id = args.text('id');
      const token = findToken(state, id);
      if (token.status !== 2) throw apiError('APP_TOKEN_NOT_ACTIVE', id);
      if (args.text('tokenHash') !== appTokenHash(callerOf(call).ks, token)) throw apiError('INVALID_APP_TOKEN_HASH');
      if (token.expiry !== null && token.expiry <= now) throw apiError('APP_TOKEN_EXPIRED', id);
      const asked = args.optionalInt('expiry');
      const limits = [token.sessionDuration, asked ?? 0, token.expiry === null ? 0 : token.expiry - now];
      const session = openSession(state, {
        userId: token.sessionUserId ?? args.optionalText('userId') ?? '',
        type: token.sessionType ?? (args.optionalInt('type') === 2 ? 2 : 0),
        privileges: privilegesFor(token, args.optionalText('sessionPrivileges')),
        lengthSeconds: Math.min(...limits.filter((seconds) => seconds > 0)),
        now,
        appTokenId: id,
      });
      return encode({
        objectType: 'KalturaSessionInfo',
        ks: session.ks,
        sessionType: session.type,
        partnerId: session.partnerId,
        userId: session.userId,
        expiry: session.expiresAt,
        privileges: session.privileges,
      });
    },

    add: ({ args, state, now }) => {
      const sent = args.object('appToken', 'KalturaAppToken');
      validate(sent, 'insert');
      return encode(addToken(state, sent, now));
    },

    get: ({ args, state }) => encode(findToken(state, args.text('id'))),

    update: ({ args, state, now }) => {
      const token = findToken(state, args.text('id'));
      const sent = args.object('appToken', 'KalturaAppToken');
      validate(sent, 'update', token);
      return encode(Object.assign(token, sent.values, { updatedAt: now }));
    },

    delete: ({ args, state }) => {
      findToken(state, args.text('id')).status = 3;
      return null;
    },

    list: ({ state }) => {
      const tokens = [...state.appTokens.values()].filter((token) => token.status !== 3);
      return listResponse(
        'KalturaAppTokenListResponse',
        tokens.map((token) => encode(token)),
        tokens.length,
      );
    },
  },
};
