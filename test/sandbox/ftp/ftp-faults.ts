import type { FaultEffect } from '../faults/fault.ts';
import { apiError } from '../wire/errors.ts';
import { errorToJson } from '../wire/json.ts';
import { FtpApiError } from './schedule-files.ts';

/** What is sent in place of an answer, and whether the connection breaks off after it. */
export interface Afflicted {
  readonly text: string;
  readonly breaksOff: boolean;
}

/**
 * What faults make of the answer to LIST or RETR: `dropBefore` breaks off, `dropAfter` after half of it, `cutAnswer` ends
 * early as if that were all, `emptyBody` gives nothing (a failed list that shows as an empty folder), `apiError` refuses a
 * list and is a file of its own. Throws FtpApiError.
 */
export function afflicted(effects: readonly FaultEffect[], command: 'list' | 'retr', text: string): Afflicted {
  let sent = text;
  for (const effect of effects) {
    switch (effect.kind) {
      case 'dropBefore':
        return { text: '', breaksOff: true };
      case 'dropAfter':
        return { text: sent.slice(0, sent.length / 2), breaksOff: true };
      case 'cutAnswer':
        sent = sent.slice(0, effect.bytes);
        break;
      case 'emptyBody':
        sent = '';
        break;
      case 'apiError': {
        const error = apiError(effect.code, ...effect.args);
        if (command === 'list') throw new FtpApiError(error);
        sent = errorToJson(error);
        break;
      }
      default:
    }
  }
  return { text: sent, breaksOff: false };
}
