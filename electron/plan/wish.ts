import { plus, type Span } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Decision, Reason } from '../../shared/domain/slot.ts';
import type { Override } from '../../shared/domain/state.ts';
import type { PlanSettings } from '../../shared/settings/plan.ts';

const HOUR_MS = 3_600_000;

/** What an occurrence asks of the device by itself, before blackouts and neighbours have their say. */
export interface Wish {
  readonly occurrence: Occurrence;
  readonly decision: Exclude<Decision, 'skip'>;
  /** The time it must have: scheduled times, for a push with the server's pre and post times, without padding. */
  readonly span: Span;
  readonly push: Span | null;
  /** True when the operator said "record": it beats blackouts and neighbours. */
  readonly forced: boolean;
  readonly because: readonly Reason[];
}

/** An occurrence that is not acted on, and why. */
export interface Refusal {
  readonly occurrence: Occurrence;
  readonly because: readonly Reason[];
}

/** Decides what an occurrence would get if it were alone. */
export function wishOf(occurrence: Occurrence, settings: PlanSettings, override: Override | undefined): Wish | Refusal {
  const forced = override?.override === 'record';
  const refused = refusalOf(occurrence, override);
  if (refused) return { occurrence, because: [refused] };

  const isLive = occurrence.kind === 'live';
  const records = !isLive || settings.recordLive || forced;
  const pushes = isLive && settings.pushLive;
  if (!records && !pushes) return { occurrence, because: [{ why: 'recording-off' }, { why: 'pushing-off' }] };

  const asked = pushes
    ? { start: plus(occurrence.start, -occurrence.preStartMs), end: plus(occurrence.end, occurrence.postEndMs) }
    : { start: occurrence.start, end: occurrence.end };
  const limitMs = settings.maxDurationHours * HOUR_MS;
  const tooLong = asked.end - asked.start > limitMs;
  const span = tooLong ? { start: asked.start, end: plus(asked.start, limitMs) } : asked;

  const because: Reason[] = [forced ? { why: 'operator', note: override.note } : { why: 'scheduled' }];
  if (tooLong) because.push({ why: 'too-long', limitMs });
  if (isLive && !records) because.push({ why: 'recording-off' });
  if (isLive && !pushes) because.push({ why: 'pushing-off' });
  return {
    occurrence,
    decision: !records ? 'push' : pushes ? 'record-and-push' : 'record',
    span,
    push: pushes ? span : null,
    forced,
    because,
  };
}

/** The reason why an occurrence is not for this device at all; null when it is. */
function refusalOf(o: Occurrence, override: Override | undefined): Reason | null {
  if (override?.override === 'skip') return { why: 'operator', note: override.note };
  if (o.kind === 'blackout') return { why: 'not-for-this-device', kind: o.kind };
  if (o.end <= o.start) return { why: 'zero-length' };
  if (override?.override === 'record') return null;
  if (o.kind !== 'record' && o.kind !== 'live') return { why: 'not-for-this-device', kind: o.kind };
  if (o.status !== 'active') return { why: o.status };
  return null;
}
