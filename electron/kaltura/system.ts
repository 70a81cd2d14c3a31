import { fromUnixSeconds, type Instant } from '../../shared/domain/instant.ts';
import type { CallOptions, KalturaApi } from './api.ts';
import { wireNumber } from './wire.ts';

/** The server's time, cut to the second (`system.getTime`). Allowed to every session. */
export const serverTime = async (api: KalturaApi, options?: CallOptions): Promise<Instant> =>
  fromUnixSeconds((await api.call('system', 'getTime', {}, wireNumber, options)) ?? Number.NaN);
