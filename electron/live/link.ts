import { plus, type Instant } from '../../shared/domain/instant.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { EndpointView } from '../../shared/ipc/broadcast-view.ts';
import type { Log } from '../ports/log.ts';
import type { EncodedStream } from './encoded-stream.ts';
import type { RelayInput } from './relay-command.ts';
import { RelayRun, type RelayPorts } from './relay-run.ts';
import { asksForLogin, withoutLogin } from './login.ts';
import { Rate } from './rate.ts';
import { cannotDraw, type Slate } from './slate.ts';
import { retryWaitMs } from './retry-wait.ts';
import type { Target } from './target.ts';

export interface LinkPorts extends RelayPorts {
  readonly log: Log;
}

/** What a link is given by its broadcast; asked anew for every connection. */
export interface LinkSource {
  /** Throws FaultError `ffmpeg-missing`. */
  ffmpeg(): Promise<string>;
  /** The recording's stream from the newest key frame on; null while it is not being captured. */
  openStream(): EncodedStream | null;
  readonly optionsFolder: string;
  caFile(): string | null;
  /** What the slate shows. */
  slate(): Slate;
  /** The server turned us away: the address may be an old one. */
  refused(): void;
  /** Something that `view` shows has changed. */
  changed(): void;
}

/** A connection that held this long makes the next wait short again. */
const HEALTHY_MS = 10_000;
/** While a server cannot be reached, its door is tried this often: a push comes back with the server. */
const KNOCK_EVERY_MS = 1500;
const KNOCK_MS = 1000;
const REFUSALS: readonly Fault['code'][] = ['live-refused', 'live-already-broadcasting'];
/** What a picture that cannot be read looks like from outside: the server answers, and nothing is sent. */
const OWN_FAULTS: readonly Fault['code'][] = ['live-refused', 'live-no-answer', 'live-relay-failed'];
const OUT_OF_REACH: readonly Fault['code'][] = ['live-unreachable', 'live-lost'];

/** One endpoint for as long as the broadcast lasts: connects, and connects again, always going on with the present. */
export class Link {
  private state: EndpointView['state'] = 'connecting';
  private nextAttemptAt: Instant | null = null;
  private reconnects = 0;
  private sentBefore = 0;
  private sentNow = 0;
  private droppedBefore = 0;
  private stream: EncodedStream | null = null;
  private rate = new Rate();
  private fault: Fault | null = null;
  private failures = 0;
  /** A slate without the picture or the text of the settings is better than none. */
  private isPictureBad = false;
  private isTextBad = false;
  /** A login that is used is on the process list, so it is kept back until the server asks for it. */
  private givesLogin = false;
  /** What is sent, or was just now, is not the stream that should be. */
  private isStale = false;
  private run: RelayRun | null = null;
  private hurry = new AbortController();
  private readonly over = new AbortController();
  private readonly loop: Promise<void>;

  constructor(
    private target: Target,
    private input: RelayInput,
    private readonly ports: LinkPorts,
    private readonly source: LinkSource,
  ) {
    this.loop = this.keepPushing();
  }

  get id(): string {
    return this.target.id;
  }

  get isSending(): boolean {
    return this.state === 'sending';
  }

  /** The address to use from the next connection on. */
  retarget(target: Target): void {
    this.target = target;
  }

  /** Ends what goes out at once and connects with the other input. */
  switchTo(input: RelayInput): void {
    if (input === this.input) return;
    this.input = input;
    this.failures = 0;
    void this.run?.stop();
    this.hurry.abort();
  }

  /** The stream is another one from now on: ends what goes out at once and connects with it. */
  restream(): void {
    if (this.input !== 'room') return;
    this.isStale = true;
    void this.run?.stop();
    this.hurry.abort();
  }

  /** Connects now instead of waiting. Does nothing while it is connected. */
  reconnectNow(): void {
    this.failures = 0;
    this.hurry.abort();
  }

  async stop(): Promise<void> {
    this.over.abort();
    this.hurry.abort();
    await this.run?.stop();
    await this.loop;
  }

  view(): EndpointView {
    const { id, label, protocol, host, port } = this.target;
    return {
      ...{ id, label, protocol, server: `${host}:${port}` },
      state: this.state,
      nextAttemptAt: this.nextAttemptAt,
      kbps: this.state === 'sending' ? this.rate.kbps() : null,
      sentBytes: this.sentBefore + this.sentNow,
      behindMs: this.stream?.behindMs ?? 0,
      droppedMs: this.droppedBefore + (this.stream?.skippedMs ?? 0),
      reconnects: this.reconnects,
      fault: this.fault,
    };
  }

  private async keepPushing(): Promise<void> {
    while (!this.over.signal.aborted) {
      const { input } = this;
      const why = await this.connect(input);
      if (this.over.signal.aborted) break;
      if (why !== null) await this.recover(why, input);
      else if (input === this.input && input === 'room' && !this.isStale) break;
    }
    this.become('ended');
  }

  /** One connection; returns why it failed, null when it came to a good end. */
  private async connect(input: RelayInput): Promise<Fault | null> {
    const { clock } = this.ports;
    this.isStale = false;
    this.become('connecting');
    const begunMs = clock.monotonicMs();
    try {
      const ffmpeg = await this.source.ffmpeg();
      this.stream = input === 'room' ? this.source.openStream() : null;
      if (input === 'room' && this.stream === null) return fault('live-no-stream');
      const target = this.givesLogin ? this.target : withoutLogin(this.target);
      const { picture, text } = this.source.slate();
      const slate = { picture: this.isPictureBad ? null : picture, text: this.isTextBad ? null : text };
      const spec = { ffmpeg, target, stream: this.stream, slate, optionsFolder: this.source.optionsFolder };
      this.run = new RelayRun(this.ports, { ...spec, caFile: this.source.caFile() }, (bytes) => this.onSent(bytes));
      // The input may have been switched, or the link stopped, while ffmpeg was looked for.
      if (this.over.signal.aborted || input !== this.input) await this.run.stop();
      return await this.run.ended;
    } catch (e) {
      return e instanceof FaultError ? e.fault : fault('internal-error', { where: 'live' }, String(e));
    } finally {
      if (clock.monotonicMs() - begunMs >= HEALTHY_MS && this.sentNow > 0) this.failures = 0;
      this.run = null;
      this.sentBefore += this.sentNow;
      this.sentNow = 0;
      this.droppedBefore += this.stream?.skippedMs ?? 0;
      this.stream = null;
      this.rate = new Rate();
    }
  }

  private onSent(bytes: number): void {
    this.sentNow = bytes;
    this.rate.add(this.ports.clock.monotonicMs(), bytes);
    if (this.state === 'sending') this.source.changed();
    else this.become('sending');
  }

  /** Waits as long as the failures call for; shorter when the operator says so or the server is back. */
  private async recover(why: Fault, input: RelayInput): Promise<void> {
    if (this.learnsFrom(why, input)) return;
    this.fault = why;
    this.failures += 1;
    this.reconnects += 1;
    if (input === 'slate' && OWN_FAULTS.includes(why.code)) this.isPictureBad = true;
    if (REFUSALS.includes(why.code)) this.source.refused();
    const waitMs = retryWaitMs(this.failures, this.ports.random.uniform());
    this.nextAttemptAt = plus(this.ports.clock.now(), waitMs);
    this.ports.log.warn('A push does not get through', { endpoint: this.id, fault: why, waitMs });
    this.become('waiting');
    await this.wait(waitMs, OUT_OF_REACH.includes(why.code));
    this.nextAttemptAt = null;
  }

  /** Whether the next connection is to be made at once, and differently. */
  private learnsFrom({ detail }: Fault, input: RelayInput): boolean {
    const { log } = this.ports;
    if (!this.givesLogin && asksForLogin(this.target, detail)) {
      this.givesLogin = true;
      log.info('The server asks for user and password', { endpoint: this.id });
      return true;
    }
    if (input === 'room' || this.isTextBad || !cannotDraw(detail)) return false;
    this.isTextBad = true;
    log.warn('This ffmpeg cannot draw the text of the slate', { endpoint: this.id, detail });
    return true;
  }

  private async wait(ms: number, knock: boolean): Promise<void> {
    const { clock, reach } = this.ports;
    const { host, port, protocol } = this.target;
    const until = clock.monotonicMs() + ms;
    this.hurry = new AbortController();
    const { signal } = this.hurry;
    if (this.over.signal.aborted) return;
    for (;;) {
      const left = until - clock.monotonicMs();
      if (left <= 0 || signal.aborted) return;
      await clock.sleep(knock ? Math.min(left, KNOCK_EVERY_MS) : left, signal).catch(() => undefined);
      if (!knock || signal.aborted || clock.monotonicMs() >= until) return;
      if (protocol !== 'srt' && (await reach.knock({ host, port, tls: null }, KNOCK_MS)) === 'open') return;
    }
  }

  private become(state: EndpointView['state']): void {
    this.state = state;
    this.source.changed();
  }
}
