/**
 * What the window may ask of Chromium. Everything else is denied: devices are opened by ffmpeg in the main process, so the
 * page needs neither camera nor microphone.
 */
const PERMISSIONS: Readonly<Record<string, { readonly allowed: boolean; readonly why: string }>> = {
  'clipboard-sanitized-write': { allowed: true, why: 'copying an entry id or a diagnosis' },
  'clipboard-read': { allowed: false, why: 'pasting is done by the person, with the keyboard' },
  media: { allowed: false, why: 'previews come from the capture itself' },
  'display-capture': { allowed: false, why: 'the screen is captured by ffmpeg' },
  notifications: { allowed: false, why: 'the main process notifies' },
  fullscreen: { allowed: false, why: 'the window is never full screen by itself' },
  openExternal: { allowed: false, why: 'the page has no links to the outside' },
};

/** Whether the page may have it; what is not in the table is denied. */
export const mayHave = (permission: string): boolean => PERMISSIONS[permission]?.allowed ?? false;
