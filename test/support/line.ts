import { connect, createServer, type Socket } from 'node:net';
import { listen, shut } from './loopback.ts';

/** How a line behaves. */
export interface LineOptions {
  /** The port on this machine that the line leads to. */
  readonly to: number;
  /** Milliseconds each way. */
  readonly delayMs?: number;
  /** Bytes of one connection that may be under way unacknowledged, as a TCP window: its rate is this per round trip. */
  readonly windowBytes?: number;
}

/** A line between a device and a server on this machine, slow and breakable as real ones are. */
export interface Line {
  readonly port: number;
  /** Bytes that went towards the server so far. */
  readonly bytesUp: () => number;
  /** Breaks every connection; new ones are refused until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line on a free port of the loopback interface. */
export async function openLine({ to, delayMs = 0, windowBytes = Infinity }: LineOptions): Promise<Line> {
  const ends = new Set<Socket>();
  let isCut = false;
  let bytesUp = 0;
  const carry = (from: Socket, into: Socket, count: (bytes: number) => void): void => {
    let underWay = 0;
    from.on('data', (data) => {
      underWay += data.length;
      if (underWay > windowBytes) from.pause();
      later(delayMs, () => {
        count(data.length);
        if (!into.destroyed) into.write(data);
        // The acknowledgement takes as long to come back.
        later(delayMs, () => {
          underWay -= data.length;
          if (underWay <= windowBytes) from.resume();
        });
      });
    });
    from.on('end', () => later(delayMs, () => into.end()));
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (isCut) return void near.resetAndDestroy();
    const far = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.setNoDelay(true);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
    carry(near, far, (bytes) => (bytesUp += bytes));
    carry(far, near, () => undefined);
  });
  const port = await listen(server);
  const cut = (): void => {
    isCut = true;
    for (const end of ends) end.destroy();
  };
  return {
    port,
    bytesUp: () => bytesUp,
    cut,
    mend: () => (isCut = false),
    close: () => {
      cut();
      return shut(server);
    },
  };
}

const later = (ms: number, then: () => void): void => {
  if (ms === 0) then();
  else setTimeout(then, ms);
};
