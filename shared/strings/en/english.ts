import type { FaultCode } from '../../faults/fault.ts';
import type { FaultWords } from '../../faults/fault-text.ts';
import { devices } from './devices.ts';
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

/** Faults in another language than the catalogue's, by code. */
export type FaultTexts = { readonly [C in FaultCode]: FaultWords };

/** English is the catalogue's own language. */
const faults: FaultTexts | null = null;

/** How a clock stands to another, as faults name it. */
const directions: Readonly<Record<string, string>> = { behind: 'behind', 'ahead of': 'ahead of' };

/** Everything that tray and window say, in English. */
export const english = {
  locale: 'en-GB',
  ...{ states, why, tray, dialogs, directions },
  faults: faults as FaultTexts | null,
  ...{ common, nav, header, remedies },
  ...{ today, live, recordings, pairing },
  ...{ conflicts, changes, devices, settings, diagnostics, doctor, history },
};

/** What a language must say. */
export type Strings = typeof english;
