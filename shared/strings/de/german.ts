import type { Strings } from '../en/english.ts';
import { devices } from './devices.ts';
import { faults } from './faults.ts';
import { diagnostics, doctor } from './diagnostics.ts';
import { history } from './history.ts';
import { common, header, nav, remedies } from './frame.ts';
import { live } from './live.ts';
import { pairing } from './pairing.ts';
import { changes, conflicts } from './plan.ts';
import { why } from './reasons.ts';
import { recordings } from './recordings.ts';
import { settings } from './settings.ts';
import { states } from './states.ts';
import { today } from './today.ts';
import { dialogs, tray } from './tray.ts';

/** Everything that tray and window say, in German. */
export const german: Strings = {
  locale: 'de',
  ...{ states, why, tray, dialogs, faults },
  directions: { behind: 'hinter', 'ahead of': 'vor' },
  ...{ common, nav, header, remedies },
  ...{ today, live, recordings, pairing },
  ...{ conflicts, changes, devices, settings, diagnostics, doctor, history },
};
