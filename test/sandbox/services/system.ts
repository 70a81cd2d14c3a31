import type { Service } from './call.ts';

/** system: always allowed. */
export const systemService: Service = {
  name: 'system',
  actions: {
    ping: () => true,
    pingDatabase: () => true,
    getTime: ({ now }) => now,
    getVersion: () => 'Venus-22.19.0',
  },
};
