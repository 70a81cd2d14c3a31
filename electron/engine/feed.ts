import type { ResourceId } from '../../shared/domain/ids.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Calendar, CalendarFeed } from '../calendar/calendar.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Pairing } from './pairing.ts';
import { kalturaSourceOf, type SourcePorts } from './schedule-source.ts';

/** Tells the calendar whose schedule to keep whenever account, room or schedule settings change. */
export class Feed {
  private inUse = '';
  private refreshed: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: SettingsStore,
    private readonly pairing: Pairing,
    private readonly ports: SourcePorts,
    private readonly calendar: Calendar,
  ) {}

  /**
   * Takes over what the settings say now; does nothing when that is what the calendar already does.
   * Resolves when the calendar keeps the schedule that the settings name, whoever asked first.
   */
  refresh(): Promise<void> {
    const settings = this.settings.get();
    const wanted = JSON.stringify([feedName(settings), settings.schedule]);
    if (wanted !== this.inUse) {
      this.inUse = wanted;
      // Whoever asked before was told of a failure; it does not stand in the way of the next feed.
      const before = this.refreshed.catch(() => undefined);
      this.refreshed = before.then(() => this.calendar.use(this.feed(this.settings.get())));
    }
    return this.refreshed;
  }

  /** Takes over anew what the settings say, since a secret that belongs to them is another one. */
  renew(): Promise<void> {
    this.inUse = '';
    return this.refresh();
  }

  private feed(settings: Settings): CalendarFeed | null {
    const of = feedName(settings);
    if (of === null || settings.pairing === null || settings.resource === null) return null;
    const { schedule } = settings;
    const { serverClock } = this.pairing.current();
    const room = { partnerId: settings.pairing.partnerId, resourceId: settings.resource.id as ResourceId };
    return {
      of,
      source: kalturaSourceOf(schedule, room, this.ports),
      settings: schedule,
      serverAheadMs: () => serverClock.aheadMs,
    };
  }
}

/** Server, partner and room of a schedule in one text; null when there is no such schedule. */
const feedName = ({ pairing, resource }: Settings): string | null =>
  pairing && resource ? `${pairing.serverUrl} ${pairing.partnerId} ${resource.id}` : null;
