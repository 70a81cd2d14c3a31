import { describe, expect, it } from 'vitest';
import { fitting } from '../../../electron/shell/window-form.ts';
import { WindowPlaces } from '../../../electron/shell/window-places.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { quietLog } from '../../support/quiet-log.ts';

const LEFT = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 1280, height: 984 };
const PLACE = { x: 100, y: 80, width: 1200, height: 800 };

describe('a window that comes back', () => {
  it.each([
    ['is where it was', PLACE, [LEFT], PLACE],
    ['may reach over two screens', { ...PLACE, x: 1500 }, [LEFT, RIGHT], { ...PLACE, x: 1500 }],
    ['may be partly off the screen', { ...PLACE, x: 1700 }, [LEFT], { ...PLACE, x: 1700 }],
    [
      'is no larger than its screen',
      { ...PLACE, width: 3000, height: 2000 },
      [LEFT],
      { ...PLACE, width: 1920, height: 1040 },
    ],
    [
      'is no smaller than its form allows',
      { ...PLACE, width: 10, height: 10 },
      [LEFT],
      { ...PLACE, width: 900, height: 600 },
    ],
    ['is not where a screen is gone', { ...PLACE, x: 2000 }, [LEFT], null],
    ['is not where its head is above the screen', { ...PLACE, y: -100 }, [LEFT], null],
    ['is not where too little of it could be taken hold of', { ...PLACE, x: 1850 }, [LEFT], null],
    ['has no place without a screen', PLACE, [], null],
  ])('%s', (_what, place, screens, expected) => expect(fitting(place, 'whole', screens)).toEqual(expected));
});

describe('the places of the window', () => {
  const FILE = '/profile/window.json';

  it('are there again after a restart, for each form', async () => {
    const files = new MemoryFiles();
    const before = new WindowPlaces(FILE, files, quietLog);
    before.set('whole', PLACE);
    before.set('compact', { ...PLACE, width: 460 });
    await before.settled();
    const after = new WindowPlaces(FILE, files, quietLog);
    await after.load();
    expect(after.get('whole')).toEqual(PLACE);
    expect(after.get('compact')).toEqual({ ...PLACE, width: 460 });
  });

  it.each(['{', '{"whole":{"x":"left"}}', '[]'])('are unknown when the file says %s', async (content) => {
    const files = new MemoryFiles();
    await files.writeAtomic(FILE, content);
    const places = new WindowPlaces(FILE, files, quietLog);
    await places.load();
    expect(places.get('whole')).toBeNull();
  });
});
