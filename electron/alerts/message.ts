import { toIso, type Instant } from '../../shared/domain/instant.ts';
import { fill, sentenceOf, textOf } from '../../shared/faults/fault.ts';
import { redactText } from '../../shared/redact.ts';
import type { Alert } from './policy.ts';

const SUBJECTS = { recovery: 'recovered', test: 'test' } as const;

/** What a webhook is posted. Names stay as they are, for those who read it by program. */
export interface AlertMessage {
  readonly app: 'lectern';
  readonly room: string;
  readonly what: Alert['what'] | 'test';
  readonly code: string;
  readonly severity: 'warning' | 'fault';
  readonly recordingId: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text: string;
}

/** An alert in words, without secrets. */
export function messageOf({ at, condition, what }: Alert, room: string): AlertMessage {
  const { fault, recordingId, severity } = condition;
  const text = what === 'fault' ? sentenceOf(fault) : `It is over: ${fill(textOf(fault).what, fault.params)}`;
  return { app: 'lectern', room, what, code: fault.code, severity, recordingId, at: toIso(at), text: redactText(text) };
}

/** Sent when a person wants to know whether alerts arrive. */
export const testMessage = (at: Instant, room: string): AlertMessage => ({
  ...{ app: 'lectern', room, what: 'test', code: 'test', severity: 'warning', recordingId: null, at: toIso(at) },
  text: 'This is a test: alerts of this device arrive here.',
});

/** The subject of its mail: one line, whatever the room is called. */
export const subjectOf = ({ room, severity, what }: AlertMessage): string =>
  `Lectern ${room}: ${what === 'fault' ? severity : SUBJECTS[what]}`.replace(/\s+/g, ' ');
