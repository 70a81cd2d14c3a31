import type { KalturaApi } from './api.ts';

/** An api that is found anew at each call. What `find` throws, the call rejects with. */
export function lateApi(find: () => KalturaApi): KalturaApi {
  const api = (): Promise<KalturaApi> => Promise.resolve().then(find);
  return {
    call: async (...args) => (await api()).call(...args),
    fetchText: async (...args) => (await api()).fetchText(...args),
    callMany: async (...args) => (await api()).callMany(...args),
    sendFile: async (...args) => (await api()).sendFile(...args),
  };
}
