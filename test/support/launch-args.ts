import { fileURLToPath } from 'node:url';

/** What Electron is to be started with, so that Playwright can drive the built app in a profile of its own. */
export const launchArgs = (profile: string): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--log-level=3', '--password-store=gnome-libsecret', `--user-data-dir=${profile}`],
  ...['-r', fileURLToPath(new URL('./hold-until-watched.cjs', import.meta.url)), '.'],
];
