import type { ResourceId } from '../../shared/domain/ids.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { CalendarFeed } from '../calendar/calendar.ts';
import type { Calendars, OtherFeed } from '../calendar/calendars.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Pairing } from './pairing.ts';
import { kalturaSourceOf, otherSourceOf, type SourcePorts } from './schedule-source.ts';

/** An address is asked this seldom at most, whatever the poll time for Kaltura. */
const ADDRESS_POLL_SECONDS = 300;

/** Tells the calendars whose schedules to keep whenever account, room or schedule settings change. */
export class Feed {
  private inUse = '';
  private refreshed: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: SettingsStore,
    private readonly pairing: Pairing,
    private readonly ports: SourcePorts,
    private readonly calendars: Calendars,
    private readonly hostZone: string,
  ) {}

  /**
   * Takes over what the settings say now; does nothing when that is what the calendar already does.
   * Resolves when the calendar keeps the schedule that the settings name, whoever asked first.
   */
  refresh(): Promise<void> {
    const settings = this.settings.get();
    const wanted = JSON.stringify([feedName(settings), settings.schedule, settings.console.zone]);
    if (wanted !== this.inUse) {
      this.inUse = wanted;
      // Whoever asked before was told of a failure; it does not stand in the way of the next feed.
      const before = this.refreshed.catch(() => undefined);
      this.refreshed = before.then(() => this.use(this.settings.get()));
    }
    return this.refreshed;
  }

  /** Takes over anew what the settings say, since a secret that belongs to them is another one. */
  renew(): Promise<void> {
    this.inUse = '';
    return this.refresh();
  }

  private use(settings: Settings): Promise<void> {
    const feed = this.feed(settings);
    return this.calendars.use(feed, feed === null ? [] : this.others(settings, feed.of));
  }

  private others({ console, pairing, schedule }: Settings, of: string): readonly OtherFeed[] {
    if (schedule.calendars.length === 0) return [];
    const http = this.ports.http(pairing?.caFile ?? null);
    const roomZone = console.zone ?? this.hostZone;
    return schedule.calendars.map((calendar) => {
      const { file, host, id, name } = calendar;
      const pollSeconds = file === null ? Math.max(schedule.pollSeconds, ADDRESS_POLL_SECONDS) : schedule.pollSeconds;
      const feed: CalendarFeed = {
        of: `${of} ${id} ${file ?? host}`,
        source: otherSourceOf(calendar, roomZone, { ...this.ports, http }),
        settings: { ...schedule, pollSeconds },
        serverAheadMs: () => null,
      };
      return { id, name, from: file ?? host, feed };
    });
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
