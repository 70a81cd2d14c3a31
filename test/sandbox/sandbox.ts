import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxClock } from './clock.ts';
import { handleControl } from './control/control-handler.ts';
import { ScheduleDesk } from './control/schedule-desk.ts';
import { startFtpView, type FtpServiceNames } from './ftp/ftp-view.ts';
import { handleApi } from './http/api-handler.ts';
import { assembleParts, type SandboxParts } from './parts.ts';
import { scenarioSchema, type ScenarioInput } from './scenario/schema.ts';
import { seed } from './scenario/seed.ts';
import type { Keys } from './state/keys.ts';
import type { State } from './state/state.ts';
import { loadState, saveState } from './state/saved-state.ts';
import { mediaOf, type Media } from './upload/media.ts';
import { UploadDesk } from './upload/upload-desk.ts';
import { isClientGone } from './wire/client-gone.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** 0 takes a free one. Default 0. */
  readonly port?: number;
  /** What the account holds at the start. Default: one app token, one room, no events. */
  readonly scenario?: ScenarioInput;
  /**
   * Where state and media are kept at the end; a sandbox that is started on it again goes on from there, whatever the
   * scenario. Default: a temporary folder that goes with the sandbox.
   */
  readonly dir?: string;
  /** Epoch milliseconds; default the machine's clock. */
  readonly now?: () => number;
  /** Opens the FTP view too, on this port; 0 takes a free one. Default: none. */
  readonly ftpPort?: number;
  /** How the FTP view names services. Default: as the program's source does. */
  readonly ftpServiceNames?: FtpServiceNames;
  /** How long the final part of an upload waits for missing pieces. Default 45 s, as on the server. */
  readonly finalWaitMs?: number;
}

/** What a device is paired with. */
export interface Credentials {
  readonly partnerId: number;
  readonly tokenId: string;
  readonly token: string;
  readonly hashType: 'SHA1' | 'MD5' | 'SHA256' | 'SHA512';
  readonly resourceId: number;
  readonly adminSecret: string;
}

/** A Kaltura on this machine. */
export interface Sandbox extends SandboxParts {
  /** `http://127.0.0.1:port`, the service URL of the account. */
  readonly url: string;
  /** `ftp://127.0.0.1:port`, null without the FTP view. */
  readonly ftpUrl: string | null;
  readonly credentials: Credentials;
  readonly keys: Keys;
  readonly schedule: ScheduleDesk;
  /** The file behind an entry id or an upload token id, or null when there is none. */
  media(id: string): Promise<Media | null>;
  /** Cuts open connections and ends; a temporary folder is removed. */
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

function credentialsOf(state: State): Credentials {
  const [appToken] = state.appTokens.values();
  const [resourceId] = state.resources.keys();
  if (appToken === undefined || resourceId === undefined)
    throw new RangeError('a scenario needs a token and a resource');
  return {
    partnerId: state.account.partnerId,
    tokenId: appToken.id,
    token: appToken.token,
    hashType: appToken.hashType ?? 'SHA1',
    resourceId,
    adminSecret: state.account.adminSecret,
  };
}

/**
 * Starts a sandbox on the loopback interface.
 * @throws ZodError or RangeError for a scenario that does not hold together; the system's error for a port in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const scenario = scenarioSchema.parse(options.scenario ?? {});
  const clock = new SandboxClock(options.now);
  const saved = options.dir === undefined ? null : await loadState(options.dir);
  const { state, keys } = saved ?? seed(scenario, clock.unixSeconds());
  const credentials = credentialsOf(state);
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'kaltura-sandbox-')));
  await mkdir(dir, { recursive: true });
  // From listening to the handler nothing waits: a client that has been trying all along finds a server that answers.
  const server = createServer();
  server.requestTimeout = 0;
  // A kept connection stays: one that closes just when the next request comes is a fault, and those are switched on.
  server.keepAliveTimeout = 0;
  const origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const closing = new AbortController();
  const uploads = new UploadDesk(dir, options.finalWaitMs ?? 45_000);
  const { icalVersion, lifeCycle } = scenario;
  const parts = assembleParts({ clock, state, uploads, lifeCycle, icalVersion, closing: closing.signal, dir, origin });
  const schedule = new ScheduleDesk(state, keys, clock);
  const media = (id: string): Promise<Media | null> => mediaOf(state, uploads, id);
  const underWay = new Set<Promise<void>>();
  server.on('request', (request, response) => {
    const handled = (request.url ?? '').startsWith('/_control/')
      ? handleControl({ ...parts, schedule, media }, request, response)
      : handleApi(parts, request, response);
    const done: Promise<void> = handled
      .catch((error: unknown) => {
        if (!isClientGone(error)) parts.onBug(error);
        response.destroy();
      })
      .finally(() => underWay.delete(done));
    underWay.add(done);
  });
  const { ftpPort, ftpServiceNames = 'source' } = options;
  const ftp = ftpPort === undefined ? null : await startFtpView(parts, ftpPort, ftpServiceNames);
  return {
    ...parts,
    url: origin,
    ftpUrl: ftp?.url ?? null,
    credentials,
    keys,
    schedule,
    media,
    async close() {
      const closed = new Promise<void>((resolve, reject) =>
        server.close((error) => (error === undefined ? resolve() : reject(error))),
      );
      server.closeAllConnections();
      // What waits goes on only now that nobody can be answered any more.
      closing.abort();
      uploads.close();
      await ftp?.close();
      await closed;
      // A request whose connection was cut may still be writing its piece.
      await Promise.all(underWay);
      await parts.batch.settled();
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
      else await saveState(dir, state, keys);
    },
  };
}
