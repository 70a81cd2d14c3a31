import type { EntryId } from '../../shared/domain/ids.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import type { Audience } from '../../shared/ipc/broadcast-view.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { getLiveEntry, isLive } from '../kaltura/live.ts';
import type { Clock, Timer } from '../ports/clock.ts';

/** Kaltura caches its answer for 5 to 30 seconds, so asking more often would tell no more. */
const ASK_EVERY_MS = 10_000;

/** Asks Kaltura now and then whether viewers can see a push. It never decides on the push: a "no" may mean a preview. */
export class AudienceWatch {
  private known: Audience = 'unknown';
  private timer: Timer | null = null;
  private over = new AbortController();

  constructor(
    private readonly api: KalturaApi,
    private readonly clock: Clock,
    private readonly entryId: EntryId,
    private readonly changed: () => void,
  ) {}

  /** As of the last answer. */
  audience(): Audience {
    return this.known;
  }

  /** Asks at once and then every ten seconds, until `stop`. */
  async look(): Promise<void> {
    const { signal } = this.over;
    const found = await this.ask(signal);
    if (signal.aborted) return;
    this.become(found);
    this.timer?.cancel();
    this.timer = this.clock.after(ASK_EVERY_MS, () => void this.look());
  }

  /** Forgets what was known; `look` may be called again. */
  stop(): void {
    this.timer?.cancel();
    this.over.abort();
    this.over = new AbortController();
    this.become('unknown');
  }

  private async ask(signal: AbortSignal): Promise<Audience> {
    try {
      if (await isLive(this.api, this.entryId, { signal })) return 'on-air';
      return (await getLiveEntry(this.api, this.entryId, { signal })).previewOnly ? 'preview-only' : 'not-yet';
    } catch (e) {
      if (e instanceof FaultError || signal.aborted) return 'unknown';
      throw e;
    }
  }

  private become(audience: Audience): void {
    if (audience === this.known) return;
    this.known = audience;
    this.changed();
  }
}
