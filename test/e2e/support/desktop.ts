import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** An icon in the panel, as the panel sees it. */
export interface TrayItem {
  readonly ToolTip: readonly [string, string] | null;
  readonly icon?: { readonly w: number; readonly h: number; readonly rgb: readonly number[] | null };
}

/** An entry of its menu. */
export interface MenuItem {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly type?: string;
  readonly items?: readonly MenuItem[];
}

/** A notification that was shown. */
export interface Note {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** A panel and a notification service on the session bus; see desktop_host.py. */
export class Desktop {
  private readonly answers: AsyncIterator<string>;

  private constructor(
    private readonly host: ChildProcessWithoutNullStreams,
    lines: Interface,
  ) {
    this.answers = lines[Symbol.asyncIterator]();
  }

  static async start(): Promise<Desktop> {
    const host = spawn('/usr/bin/python3', [fileURLToPath(new URL('desktop_host.py', import.meta.url))]);
    host.stderr.pipe(process.stderr);
    const desktop = new Desktop(host, createInterface({ input: host.stdout }));
    await desktop.answer();
    return desktop;
  }

  items(): Promise<readonly TrayItem[]> {
    return this.ask('items');
  }

  /** Empty as long as there is no icon, or it has no menu yet. */
  async menu(): Promise<readonly MenuItem[]> {
    const answer = await this.ask<readonly MenuItem[] | { readonly error: string }>('menu');
    return 'error' in answer ? [] : answer;
  }

  notifications(): Promise<readonly Note[]> {
    return this.ask('notifications');
  }

  /** Presses an entry of the menu; entries of submenus by their labels with `>` between. */
  async click(label: string): Promise<void> {
    const { error } = await this.ask<{ readonly error?: string }>(`click ${label}`);
    if (error !== undefined) throw new Error(error);
  }

  async stop(): Promise<void> {
    const gone = once(this.host, 'exit');
    this.host.stdin.end();
    await gone;
  }

  private ask<T>(question: string): Promise<T> {
    this.host.stdin.write(`${question}\n`);
    return this.answer<T>();
  }

  private async answer<T>(): Promise<T> {
    const line = await this.answers.next();
    if (line.done === true) throw new Error('The desktop host has ended');
    return JSON.parse(line.value) as T;
  }
}
