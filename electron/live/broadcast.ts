import type { RecordingId } from '../../shared/domain/ids.ts';
import { contains, later, plus, type Span } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import { isCapturing } from '../../shared/domain/transitions.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import type { Timer } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import { lookUpAddresses, type AddressBook, type Addressee, type Addresses } from './addressing.ts';
import { AudienceWatch } from './audience.ts';
import type { StreamSpan } from './encoded-stream.ts';
import { Link, type LinkPorts, type LinkSource } from './link.ts';
import { PushedStream, type StreamSources } from './pushed-stream.ts';
import type { RelayInput } from './relay-command.ts';
import { retryWaitMs } from './retry-wait.ts';
import type { Target } from './target.ts';

/** What is to be pushed, and when. */
export interface PushWish extends Addressee {
  readonly window: Span;
}

export interface BroadcastPorts extends LinkPorts {
  readonly ledger: Ledger;
}

/** What broadcasts are set up with. */
export interface BroadcastSetup extends AddressBook, StreamSources {
  readonly ffmpeg: LinkSource['ffmpeg'];
  /** For files that only this user may read and that live for seconds. Nothing else is kept there. */
  readonly optionsFolder: string;
  readonly caFile: LinkSource['caFile'];
}

/** Addresses are asked for this long before the push begins, so that nothing waits for them then. */
const ASK_AHEAD_MS = 15_000;
/** A server that keeps refusing does not make us ask Kaltura more often than this. */
const ASK_AGAIN_MS = 10_000;
/** Pictures of the last second are still on their way when the window ends; a slow connection gets no longer than this. */
const LAST_PICTURES_MS = 3000;
/** A connection begins at most this far back: with the key frame before, or with the start of the push. */
const LIVE_EDGE_MS = 1500;

/**
 * The push of one recording: on exactly while its window lasts and the recording is being captured. Looks its addresses
 * up afresh, holds a link to each, and tells the ledger `broadcast-began` and `broadcast-ended`. Whatever happens to it
 * does not touch the recording.
 */
export class Broadcast {
  private addresses: Addresses | null = null;
  private links: readonly Link[] = [];
  private isOpen = false;
  private isWatched = false;
  private input: RelayInput = 'room';
  private timers: readonly Timer[] = [];
  private asking: Promise<void> | null = null;
  private askedMs = Number.NEGATIVE_INFINITY;
  private closing: Promise<unknown> = Promise.resolve();
  private readonly audience: AudienceWatch | null;
  private readonly stream: PushedStream;
  private readonly over = new AbortController();
  private readonly stopListening: () => void;

  constructor(
    private readonly recordingId: RecordingId,
    private wish: PushWish,
    private readonly ports: BroadcastPorts,
    private readonly setup: BroadcastSetup,
    private readonly changed: () => void,
  ) {
    const { entryId } = wish;
    this.audience = entryId === null ? null : new AudienceWatch(setup.api, ports.clock, entryId, changed);
    const fellBack = (why: Fault): void => this.onFellBack(why);
    this.stream = new PushedStream(recordingId, setup, () => this.span(), fellBack);
    this.stopListening = ports.ledger.onChange(() => this.look());
    this.setTimers();
  }

  get entryId(): PushWish['entryId'] {
    return this.wish.entryId;
  }

  /** The window moved; a push under way goes on until the new end. */
  move(window: Span): void {
    this.wish = { ...this.wish, window };
    this.setTimers();
  }

  /** Connects what waits; the address is asked for again. */
  reconnectNow(): void {
    this.askedMs = Number.NEGATIVE_INFINITY;
    void this.ask();
    for (const link of this.links) link.reconnectNow();
  }

  /** Sends a black and silent slate instead of the room, or the room again. The recording does not notice. */
  show(input: RelayInput): void {
    this.input = input;
    for (const link of this.links) link.switchTo(input);
    this.changed();
  }

  /** Somebody went live by hand: asks what viewers see. */
  async lookAtAudience(): Promise<void> {
    await this.audience?.look();
  }

  async stop(): Promise<void> {
    this.over.abort();
    this.stopListening();
    for (const timer of this.timers) timer.cancel();
    this.close();
    await Promise.all([this.closing, this.asking]);
  }

  view(): BroadcastView {
    return {
      recordingId: this.recordingId,
      entryId: this.wish.entryId,
      window: this.wish.window,
      state: this.state(),
      picture: this.input,
      ...this.stream.view(),
      audience: this.audience?.audience() ?? 'unknown',
      endpoints: this.links.map((link) => link.view()),
      fault: this.addresses?.fault ?? null,
    };
  }

  private state(): BroadcastView['state'] {
    const { clock } = this.ports;
    if (!this.isOpen) return clock.now() < this.wish.window.start ? 'waiting' : 'ended';
    if (this.links.some((link) => link.isSending)) return 'on';
    return this.links.some((link) => link.view().state === 'connecting') ? 'connecting' : 'down';
  }

  private setTimers(): void {
    const { clock } = this.ports;
    const { start, end } = this.wish.window;
    for (const timer of this.timers) timer.cancel();
    this.timers = [
      clock.at(plus(start, -ASK_AHEAD_MS), () => void this.ask()),
      clock.at(start, () => this.look()),
      clock.at(end, () => this.look()),
      clock.at(plus(end, LAST_PICTURES_MS), () => this.look()),
    ];
    this.look();
  }

  /** Opens or closes the push, by the time and by how the recording is. */
  private look(): void {
    if (this.over.signal.aborted) return;
    const { window } = this.wish;
    const now = this.ports.clock.now();
    const recording = this.ports.ledger.state().recordings.get(this.recordingId);
    const isCaptured = recording !== undefined && isCapturing(recording.state) && recording.stoppedAt === null;
    if (isCaptured && contains(window, now)) this.open(recording);
    else if (!this.isEnding(recording)) this.close();
  }

  /** The window is over and its last pictures go out. */
  private isEnding(recording: Recording | undefined): boolean {
    const { end } = this.wish.window;
    const now = this.ports.clock.now();
    const hasMore = this.input === 'room' && this.links.some((link) => link.isSending);
    return recording?.stoppedAt === null && now >= end && now < plus(end, LAST_PICTURES_MS) && hasMore;
  }

  private open(recording: Recording): void {
    if (!this.isOpen) {
      this.isOpen = true;
      this.links = [];
      void this.ask();
    }
    if ('broadcast' in recording && (recording.broadcast === null || recording.broadcast.endedAt !== null)) {
      this.ports.ledger.tell(this.recordingId, { type: 'broadcast-began', entryId: this.wish.entryId });
    }
    this.connect();
  }

  private close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.audience?.stop();
    this.closing = Promise.all([this.closing, ...this.links.map((link) => link.stop())]).then(() => this.changed());
    const recording = this.ports.ledger.state().recordings.get(this.recordingId);
    if (recording && 'broadcast' in recording && recording.broadcast?.endedAt === null) {
      this.ports.ledger.tell(this.recordingId, { type: 'broadcast-ended' });
    }
    this.changed();
  }

  /** Asks for the addresses; goes on asking as long as they are not known. */
  private async ask(): Promise<void> {
    const { clock } = this.ports;
    if (this.asking || this.over.signal.aborted || clock.monotonicMs() - this.askedMs < ASK_AGAIN_MS) return;
    this.askedMs = clock.monotonicMs();
    this.asking = this.askUntilKnown();
    await this.asking;
    this.asking = null;
  }

  private async askUntilKnown(): Promise<void> {
    const { signal } = this.over;
    for (let tries = 1; !signal.aborted; tries++) {
      const found = await lookUpAddresses(this.setup, this.wish, signal);
      if (signal.aborted) return;
      this.addresses = found;
      this.connect();
      this.changed();
      if (!found.askAgain) return;
      this.ports.log.warn('Kaltura did not tell where to push to', { recordingId: this.recordingId });
      await this.ports.clock.sleep(retryWaitMs(tries, this.ports.random.uniform()), signal).catch(() => undefined);
    }
  }

  /** Holds a link to each address while the push is open. */
  private connect(): void {
    if (!this.isOpen || this.addresses === null) return;
    for (const target of this.addresses.targets) {
      const known = this.links.find((link) => link.id === target.id);
      if (known) known.retarget(target);
      else this.links = [...this.links, this.linkTo(target)];
    }
  }

  private linkTo(target: Target): Link {
    return new Link(target, this.input, this.ports, {
      ffmpeg: this.setup.ffmpeg,
      optionsFolder: this.setup.optionsFolder,
      caFile: this.setup.caFile,
      slate: () => {
        const { slatePicture: picture, slateText: text } = this.setup.settings();
        return { picture, text };
      },
      openStream: () => this.stream.open(),
      refused: () => void this.ask(),
      changed: () => this.onLinkChanged(),
    });
  }

  private span(): StreamSpan {
    const { start } = this.wish.window;
    const edge = plus(this.ports.clock.now(), -LIVE_EDGE_MS);
    return { from: later(start, edge), until: () => this.wish.window.end };
  }

  private onFellBack(why: Fault): void {
    this.ports.log.warn('A push goes on without its second encode', { recordingId: this.recordingId, fault: why });
    for (const link of this.links) link.restream();
    this.changed();
  }

  /** Once the stream arrives where Kaltura records it, a copy from here may not be wanted. */
  private tellWhoRecords(): void {
    const recording = this.ports.ledger.state().recordings.get(this.recordingId);
    if (!this.addresses?.kalturaRecords || !recording || recording.kalturaRecords) return;
    this.ports.ledger.tell(this.recordingId, { type: 'kaltura-records' });
  }

  private onLinkChanged(): void {
    const isSending = this.links.some((link) => link.isSending);
    if (isSending && !this.isWatched) void this.audience?.look();
    if (this.links.some((link) => link.isSending && isKalturas(link.id))) this.tellWhoRecords();
    this.isWatched = isSending;
    if (!isSending && this.ports.clock.now() >= this.wish.window.end) this.look();
    this.changed();
  }
}

const isKalturas = (linkId: string): boolean => linkId === 'primary' || linkId === 'secondary';
