/** `whole`: every view; `compact`: the present of Today alone, to stand beside other programs. */
export type WindowForm = 'whole' | 'compact';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place on the desktop, in device-independent pixels. */
export interface Bounds extends Size {
  readonly x: number;
  readonly y: number;
}

/** How small a form may be made, and how large it is at first; in device-independent pixels. */
export const WINDOW_SIZES: Readonly<Record<WindowForm, { readonly least: Size; readonly usual: Size }>> = {
  whole: { least: { width: 900, height: 600 }, usual: { width: 1180, height: 780 } },
  compact: { least: { width: 420, height: 320 }, usual: { width: 460, height: 520 } },
};

/** How much of a window's head must be on a screen for a hand to get hold of it. */
const GRIP: Size = { width: 120, height: 24 };

/**
 * Where a window that once was at `place` can be on the screens of now (their work areas): there, made as small as its screen
 * and no smaller than its form allows. Null when it could not be reached there: a screen is gone.
 */
export function fitting(place: Bounds, form: WindowForm, screens: readonly Bounds[]): Bounds | null {
  const { least } = WINDOW_SIZES[form];
  const head = { ...place, width: Math.max(place.width, least.width), height: GRIP.height };
  const screen = screens.find((s) => {
    const shared = overlap(head, s);
    return shared.width >= GRIP.width && shared.height >= GRIP.height;
  });
  if (!screen) return null;
  return {
    ...{ x: place.x, y: place.y },
    width: Math.max(least.width, Math.min(place.width, screen.width)),
    height: Math.max(least.height, Math.min(place.height, screen.height)),
  };
}

function overlap(a: Bounds, b: Bounds): Size {
  const along = (from: number, size: number, otherFrom: number, otherSize: number): number =>
    Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom));
  return { width: along(a.x, a.width, b.x, b.width), height: along(a.y, a.height, b.y, b.height) };
}
