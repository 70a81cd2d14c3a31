import type { Target } from './target.ts';

/** The target as long as its server has not asked for a user and a password. */
export function withoutLogin(target: Target): Target {
  const { address } = target;
  return 'login' in address ? { ...target, address: { ...address, login: null } } : target;
}

/** What ffmpeg says of an RTMP server that wants a login (Adobe's `authmod`), and of an RTSP server (RFC 2326 §11.1: 401). */
const ASKED = /No credentials set|401 Unauthorized/;

/** Whether the server turned a relay away for want of a login that the target has, by what ffmpeg said. */
export const asksForLogin = ({ address }: Target, detail: string): boolean =>
  'login' in address && address.login !== null && ASKED.test(detail);
