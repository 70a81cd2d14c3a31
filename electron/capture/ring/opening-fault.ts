import { fault, type Fault, type FaultCode } from '../../../shared/faults/fault.ts';

/**
 * What ffmpeg and its devices say when a source cannot be opened, by what it means for a person. Only the sentence is
 * chosen by these words; what is done is the same for all of them, except that a format is not asked for twice.
 */
const MEANINGS: readonly (readonly [FaultCode, RegExp])[] = [
  ['source-login-refused', /\b401 Unauthorized|\b403 Forbidden|authorization failed/i],
  ['source-busy', /Device or resource busy|already in use|is in use by another/i],
  ['source-forbidden', /Permission denied|Operation not permitted|not authorized|Access is denied/i],
  ['format-refused', /Could not set video options|Selected (?:framerate|video size).* not supported|proper format/i],
  [
    'source-missing',
    /No such (?:file|device|entity)|Could not find (?:video|audio)|(?:Video|Audio) device not found|Can't find window/i,
  ],
  [
    'source-unreachable',
    /Connection (?:refused|timed out|reset)|No route to host|Network is unreachable|resolve hostname|\b404 Not Found/i,
  ],
  [
    'ffmpeg-lacks',
    /Unknown (?:encoder|input format|decoder)|Protocol not found|Unrecognized option|No such filter|not a suitable output/i,
  ],
];

/** The fault of a source that gave nothing, from what its process said last. */
export function openingFault(source: string, said: string): Fault {
  const [code] = MEANINGS.find(([, words]) => words.test(said)) ?? ['source-failed' as const];
  return fault(code, { source }, said);
}
