/**
 * What the window may ask of Chromium. Everything else is denied: devices are opened by ffmpeg in the main process, so the
 * page needs no microphone, and a camera for one thing only.
 */
const PERMISSIONS: Readonly<Record<string, { readonly allowed: boolean; readonly why: string }>> = {
  'clipboard-sanitized-write': { allowed: true, why: 'copying an entry id or a diagnosis' },
  'clipboard-read': { allowed: false, why: 'pasting is done by the person, with the keyboard' },
  'display-capture': { allowed: false, why: 'the screen is captured by ffmpeg' },
  notifications: { allowed: false, why: 'the main process notifies' },
  fullscreen: { allowed: false, why: 'the window is never full screen by itself' },
  openExternal: { allowed: false, why: 'the page has no links to the outside' },
};

/** A permission that is asked for, with what of the media it is about. */
export interface Asked {
  readonly permission: string;
  readonly media: readonly string[];
}

/**
 * Whether the page may have it; what is not in the table is denied. A camera, and nothing with it, is there for the QR code of
 * a device that is not paired yet, and nothing can be recording; afterwards previews come from the capture itself.
 */
export function mayHave({ media, permission }: Asked, isPaired: boolean): boolean {
  if (permission === 'media') return !isPaired && media.length > 0 && media.every((kind) => kind === 'video');
  return PERMISSIONS[permission]?.allowed ?? false;
}
