/** `whole`: every view; `compact`: the present of Today alone, to stand beside other programs. */
export type WindowForm = 'whole' | 'compact';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How small a form may be made, and how large it is at first; in device-independent pixels. */
export const WINDOW_SIZES: Readonly<Record<WindowForm, { readonly least: Size; readonly usual: Size }>> = {
  whole: { least: { width: 900, height: 600 }, usual: { width: 1180, height: 780 } },
  compact: { least: { width: 420, height: 320 }, usual: { width: 460, height: 520 } },
};
