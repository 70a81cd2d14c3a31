import { app, type Session } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import { mayHave } from './permissions.ts';

/** Takes from every page what it does not need: permissions, downloads, and any address but the app's own. */
export function hardenSession(session: Session, isPaired: () => boolean): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) =>
    answer(mayHave({ permission, media: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [] }, isPaired())),
  );
  session.setPermissionCheckHandler((_page, permission, _origin, { mediaType }) =>
    mayHave({ permission, media: mediaType === undefined ? [] : [mediaType] }, isPaired()),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url) }));
}

/** Keeps every page where it is: no navigation, no second window, no web view. */
export function hardenPages(): void {
  app.on('web-contents-created', (_event, page) => {
    page.on('will-navigate', (event) => event.preventDefault());
    page.on('will-redirect', (event) => event.preventDefault());
    page.on('will-attach-webview', (event) => event.preventDefault());
    page.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

const isAllowedRequest = (url: string): boolean =>
  url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('data:') || url.startsWith('devtools:');
