import { apiError } from '../wire/errors.ts';
import { openSession } from '../sessions/sessions.ts';
import { encode } from '../types/encode.ts';
import { callerOf, type Service } from './call.ts';

const defaultExpirySeconds = 86_400;

/** session: startWidgetSession for everybody, start with a secret for those who prepare the account. */
export const sessionService: Service = {
  name: 'session',
  actions: {
    startWidgetSession: ({ args, state, now }) => {
      const widgetId = args.text('widgetId');
      const { partnerId } = state.account;
      if (widgetId !== `_${partnerId}`) throw apiError('INVALID_WIDGET_ID', widgetId);
      const session = openSession(state, {
        userId: '0',
        type: 0,
        privileges: 'view:*,widget:1',
        lengthSeconds: args.optionalInt('expiry') ?? defaultExpirySeconds,
        now,
        widget: true,
      });
      return encode({
        objectType: 'KalturaStartWidgetSessionResponse',
        partnerId,
        ks: session.ks,
        userId: 0,
      });
    },

    start: ({ args, state, now }) => {
      const secret = args.text('secret');
      const type = args.optionalInt('type') === 2 ? 2 : 0;
      const { adminSecret, userSecret, partnerId } = state.account;
      const fits = secret === adminSecret || (type === 0 && secret === userSecret);
      const askedPartner = args.optionalInt('partnerId') ?? partnerId;
      if (!fits || askedPartner !== partnerId) throw apiError('START_SESSION_ERROR', String(askedPartner));
      return openSession(state, {
        userId: args.optionalText('userId') ?? '',
        type,
        privileges: args.optionalText('privileges') ?? '',
        lengthSeconds: args.optionalInt('expiry') ?? defaultExpirySeconds,
        now,
      }).ks;
    },

    get: (call) => {
      const { ks, type, partnerId, userId, expiresAt, privileges } = callerOf(call);
      return encode({
        objectType: 'KalturaSessionInfo',
        ks,
        sessionType: type,
        partnerId,
        userId,
        expiry: expiresAt,
        privileges,
      });
    },

    end: (call) => {
      if (call.session !== null) call.session.loggedOut = true;
      return null;
    },
  },
};
