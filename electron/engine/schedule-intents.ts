import type { Engine } from '../ports/engine.ts';
import type { Feed } from './feed.ts';
import { addCalendar, removeCalendar, type OtherCalendarParts } from './other-calendars.ts';
import { FTP_SECRET } from './secret-names.ts';

/** The parts behind the settings of the schedule's sources. */
export interface ScheduleIntentParts extends OtherCalendarParts {
  readonly feed: Pick<Feed, 'renew'>;
}

type ScheduleIntents = Pick<Engine['intents'], 'setFtpPassword' | 'scheduleSecrets' | 'addCalendar' | 'removeCalendar'>;

/** Ties what the window may ask about the schedule's sources to the parts that do it. */
export function makeScheduleIntents(parts: ScheduleIntentParts): ScheduleIntents {
  const { feed, secrets, settings } = parts;
  return {
    setFtpPassword: async ({ value }) => {
      if (value === null) await secrets.remove(FTP_SECRET);
      else await secrets.set(FTP_SECRET, value);
      await feed.renew();
      return {};
    },
    scheduleSecrets: async () => ({ hasFtpPassword: (await secrets.get(FTP_SECRET)) !== null }),
    addCalendar: async ({ name, place }) => {
      await addCalendar(parts, { name, place });
      return settings.get();
    },
    removeCalendar: async ({ id }) => {
      await removeCalendar(parts, id);
      return settings.get();
    },
  };
}
