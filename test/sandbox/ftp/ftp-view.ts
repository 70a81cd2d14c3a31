import { createServer, type AddressInfo, type Socket } from 'node:net';
import { openSession } from '../sessions/sessions.ts';
import type { SandboxParts } from '../parts.ts';
import { isClientGone } from '../wire/client-gone.ts';
import { ApiError } from '../wire/errors.ts';
import { ControlConnection, type FtpAccess } from './control-connection.ts';
import { FtpApiError, ScheduleFiles } from './schedule-files.ts';

/** The calendar as files, for devices that fetch it by FTP. */
export interface FtpView {
  /** `ftp://127.0.0.1:port`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Service folders as the program's source names them (`scheduleEvent`), or as the documentation does. */
export type FtpServiceNames = 'source' | 'docs';

const serviceNames: Readonly<Record<FtpServiceNames, readonly string[]>> = {
  source: ['scheduleEvent', 'scheduleResource'],
  docs: ['schedule_scheduleevent', 'schedule_scheduleresource'],
};

const loginFailed = (): FtpApiError =>
  new FtpApiError(new ApiError('USER_WRONG_PASSWORD', 'Wrong user name or password'));

function access(parts: SandboxParts, names: FtpServiceNames): FtpAccess {
  const context = parts.dispatchContext(() => undefined);
  const { state, clock } = parts;
  return {
    files: new ScheduleFiles({ context, icalVersion: () => parts.speech.icalVersion, nowMs: () => clock.now() }),
    services: serviceNames[names],
    strike: (command) => parts.faults.strike([{ service: 'ftp', action: command }]),
    login(user, password) {
      const [, partner, loginId = ''] = /^(\d+)\/([^/]+)$/.exec(user) ?? [];
      if (Number(partner) !== state.account.partnerId || state.account.kmcUsers.get(loginId) !== password)
        throw loginFailed();
      const lasting = { privileges: '', lengthSeconds: 86_400, now: clock.unixSeconds() };
      return openSession(state, { userId: loginId, type: 2, ...lasting }).ks;
    },
  };
}

/** Starts the FTP view of a sandbox on the loopback interface; port 0 takes a free one. */
export async function startFtpView(parts: SandboxParts, port: number, names: FtpServiceNames): Promise<FtpView> {
  const granted = access(parts, names);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    new ControlConnection(socket, granted, () => parts.clock.now()).serve().catch((error: unknown) => {
      if (!isClientGone(error)) parts.onBug(error);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `ftp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        for (const socket of sockets) socket.destroy();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
}
