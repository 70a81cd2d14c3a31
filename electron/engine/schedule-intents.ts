import type { Engine } from '../ports/engine.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Feed } from './feed.ts';
import { FTP_SECRET } from './secret-names.ts';

/** The parts behind the settings of the schedule's sources. */
export interface ScheduleIntentParts {
  readonly secrets: Secrets;
  readonly feed: Pick<Feed, 'renew'>;
}

type ScheduleIntents = Pick<Engine['intents'], 'setFtpPassword' | 'scheduleSecrets'>;

/** Ties what the window may ask about the schedule's sources to the parts that do it. */
export function makeScheduleIntents({ feed, secrets }: ScheduleIntentParts): ScheduleIntents {
  return {
    setFtpPassword: async ({ value }) => {
      if (value === null) await secrets.remove(FTP_SECRET);
      else await secrets.set(FTP_SECRET, value);
      await feed.renew();
      return {};
    },
    scheduleSecrets: async () => ({ hasFtpPassword: (await secrets.get(FTP_SECRET)) !== null }),
  };
}
