import type { Server } from 'node:http';
import { onTestFinished } from 'vitest';
import { listen, shut } from './loopback.ts';

/** Listens on a free port of the loopback interface until the test is over, and gives it. Who is still connected then is cut off. */
export async function listening(server: Server): Promise<number> {
  onTestFinished(() => {
    server.closeAllConnections();
    return shut(server);
  });
  return listen(server);
}
