import { expect, test } from 'vitest';
import { conditionsOf } from '../../../electron/alerts/conditions.ts';
import type { SourceId } from '../../../shared/domain/ids.ts';
import { stagedSnapshot } from '../../support/staged-snapshot.ts';

const BOUNDARY = { sourceId: null, device: 'usb-boundary', label: 'Boundary microphone' };

const conditions = (other: typeof BOUNDARY | null) => {
  const snapshot = stagedSnapshot();
  const sources = snapshot.sources.map((s) => (s.id === ('mic' as SourceId) ? { ...s, other } : s));
  return conditionsOf({ ...snapshot, sources });
};

test('a silent microphone comes with the offer of the one that has a signal', () => {
  const [silent, ...more] = conditions(BOUNDARY).filter((c) => c.offer !== null);
  expect(silent?.fault).toMatchObject({ code: 'source-silent', params: { other: 'Boundary microphone' } });
  expect(silent?.offer).toEqual({ sourceId: 'mic', to: BOUNDARY });
  expect(more).toEqual([]);
});

test('nothing is offered as long as no other input is heard', () => {
  expect(conditions(null).filter((c) => c.fault.code === 'source-silent')).toHaveLength(1);
  expect(conditions(null).filter((c) => c.offer !== null)).toEqual([]);
});
