import { NodeHttp } from '../../electron/adapters/http.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import type { HashType } from '../../electron/kaltura/app-token.ts';
import { connectKaltura, type KalturaConnection } from '../../electron/kaltura/connect.ts';
import { pairingSchema, type PairingSettings } from '../../shared/settings/pairing.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** A device's connection to a sandbox, and how to end it. */
export interface TestConnection extends KalturaConnection {
  readonly http: NodeHttp;
  close(): Promise<void>;
}

/** How a test's device differs from one that is paired well. */
export interface PairingChange extends Partial<PairingSettings> {
  readonly token?: string | null;
  readonly onHashType?: (type: HashType) => void;
}

/** Connects a device to the sandbox over real HTTP. */
export function connectTo(sandbox: Sandbox, { token, onHashType, ...change }: PairingChange = {}): TestConnection {
  const { partnerId, tokenId, token: right } = sandbox.credentials;
  const http = new NodeHttp();
  const connection = connectKaltura({
    http,
    clock: new SystemClock(),
    pairing: pairingSchema.parse({ serverUrl: sandbox.url, partnerId, tokenId, ...change }),
    token: () => Promise.resolve(token === undefined ? right : token),
    ...(onHashType ? { onHashType } : {}),
    clientTag: 'lectern:test',
  });
  return { ...connection, http, close: () => http.close() };
}
