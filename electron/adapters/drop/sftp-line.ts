import type SftpClient from 'ssh2-sftp-client';

/** The protocol below the client, whose requests may overlap. */
export type Sftp = Awaited<ReturnType<SftpClient['connect']>>;

/** What an error of a line that is gone is known by. */
export const LINE_LOST = 'ECONNRESET';

/** SFTP requests as promises. Where the line breaks, what waits for an answer rejects; the library leaves it waiting. */
export class SftpLine {
  readonly #waiting = new Set<(error: Error) => void>();
  #isClosed = false;

  constructor(private readonly sftp: Sftp) {
    for (const event of ['close', 'end']) sftp.on(event, () => this.#close());
  }

  /** Asks, and gives the answer. What the library throws at once rejects too. */
  ask<T>(start: (sftp: Sftp, done: (error: Error | null | undefined, value?: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(lost());
      this.#waiting.add(reject);
      start(this.sftp, (error, value) => {
        this.#waiting.delete(reject);
        if (error) reject(error);
        else resolve(value as T);
      });
    });
  }

  #close(): void {
    this.#isClosed = true;
    for (const reject of this.#waiting) reject(lost());
    this.#waiting.clear();
  }
}

const lost = (): Error => Object.assign(new Error('the line broke'), { code: LINE_LOST });
