import { describe, expect, it } from 'vitest';
import { trayMenu, type TrayEntry } from '../../../electron/shell/tray-menu.ts';
import { trayTooltip } from '../../../electron/shell/tray-tooltip.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { fault } from '../../../shared/faults/fault.ts';
import type { CurrentView, Snapshot } from '../../../shared/ipc/snapshot.ts';
import { english } from '../../../shared/strings/en/english.ts';
import { makeFormats } from '../../../shared/strings/format.ts';
import { stagedIdle, STAGED_NOW, stagedSnapshot } from '../../support/staged-snapshot.ts';

const formats = makeFormats(english.locale, 'Europe/Zurich');
const menuOf = (snapshot: Snapshot): readonly TrayEntry[] => trayMenu(snapshot, english, formats);
const items = (snapshot: Snapshot): Map<string, Extract<TrayEntry, { entry: 'item' }>> =>
  new Map(menuOf(snapshot).flatMap((e) => (e.entry === 'item' ? [[plain(e.label), e] as const] : [])));
const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009]/g, ' ');
const tooltip = (snapshot: Snapshot): string => plain(trayTooltip(snapshot, english, formats));

const { current } = stagedSnapshot();
const during = (change: Partial<CurrentView>): Snapshot =>
  stagedSnapshot({ current: { ...(current as CurrentView), ...change } });

describe('the tray tooltip', () => {
  it('says what is recorded, how long still, and what comes next', () => {
    expect(tooltip(stagedSnapshot())).toBe('Lectern: Recording MATH-123 Linear Algebra, 56 min left; next 12:00');
  });

  it('says when there is no account yet', () => {
    expect(tooltip(stagedIdle({ state: 'unpaired', pairing: null }))).toBe('Lectern: not paired with Kaltura yet');
  });

  it('says the worst fault when nothing is recorded', () => {
    const standing = {
      fault: fault('ffmpeg-missing'),
      since: STAGED_NOW,
      severity: 'fault',
      recordingId: null,
    } as const;
    expect(tooltip(stagedIdle({ state: 'fault', faults: [standing], slots: [] }))).toBe(
      'Lectern: ffmpeg was not found.',
    );
  });

  it('stays within what Windows shows', () => {
    expect(tooltip(during({ title: 'A lecture with an exceedingly long title '.repeat(8) })).length).toBe(127);
  });
});

describe('the tray menu', () => {
  it('offers to stop, pause and extend what is captured', () => {
    const menu = items(stagedSnapshot());
    expect(menu.get('Stop recording')).toMatchObject({
      enabled: true,
      act: { act: 'intent', name: 'stop', args: { recordingId: current?.id } },
    });
    expect(menu.get('Pause')).toMatchObject({ enabled: true, act: { name: 'pause' } });
    expect(menu.has('Start recording now')).toBe(false);
  });

  it('never extends into the next event', () => {
    const end = STAGED_NOW;
    const extend = menuOf(during({ end, extendLimit: plus(end, 10 * 60_000) })).find((e) => e.entry === 'more');
    const choices = extend?.items.map((e) => e.entry === 'item' && [e.label, e.enabled]);
    expect(choices).toEqual([
      ['5 minutes', true],
      ['10 minutes', true],
      ['15 minutes', false],
    ]);
  });

  it.each([
    ['paused', 'Continue', 'resume'],
    ['stopped', 'Undo stop', 'undoStop'],
  ] as const)('lets a %s recording go on', (phase, label, intent) => {
    expect(items(during({ phase, undoUntil: plus(STAGED_NOW, 60_000) })).get(label)).toMatchObject({
      enabled: true,
      act: { name: intent },
    });
  });

  it('does not offer to undo what is over', () => {
    expect(items(during({ phase: 'stopped', undoUntil: null })).get('Undo stop')?.enabled).toBe(false);
  });

  it('starts an event of the next half hour by its name, another one not', () => {
    const soon = stagedIdle({ now: plus(STAGED_NOW, 45 * 60_000) });
    const title = 'Inaugural lecture: Prof. Ada Meier, “What a proof is”';
    expect(items(soon).get(`Start “${title}” now`)?.act).toMatchObject({ name: 'startNow', args: { title } });
    expect([...items(stagedIdle()).keys()].some((label) => label.startsWith('Start “'))).toBe(false);
  });

  it('cannot start without a source nor sync without a room', () => {
    const menu = items(stagedIdle({ sources: [], pairing: null }));
    expect(menu.get('Start recording now')?.enabled).toBe(false);
    expect(menu.get('Sync now')?.enabled).toBe(false);
    expect(menu.get('Quit')?.enabled).toBe(true);
  });

  it('sums up the uploads', () => {
    expect([...items(stagedSnapshot()).keys()]).toContain('Uploading 1 recording, 62%');
  });
});
