import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { APP_SCHEME, appFileOf } from './app-files.ts';
import { contentSecurityPolicy } from './content-security.ts';

/** Stands in index.html where the nonce of this load goes. */
const NONCE_PLACE = '__NONCE__';

/** Makes `app:` a secure, standard scheme. Only works before the app is ready. */
export function claimAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

/** Serves the window's bundle in `folder` as `app://lectern/`, and nothing else. */
export function serveAppFiles(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? appFileOf(request.url) : null;
    if (file === null) return new Response(null, { status: 404 });
    const bytes = await readFile(path.join(folder, file.path)).catch(() => null);
    if (bytes === null) return new Response(null, { status: 404 });
    const nonce = randomBytes(16).toString('base64');
    const isPage = file.type.startsWith('text/html');
    return new Response(isPage ? bytes.toString().replaceAll(NONCE_PLACE, nonce) : new Uint8Array(bytes), {
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': 'no-store',
      },
    });
  });
}
