import { fault, type Fault } from '../../../shared/faults/fault.ts';
import type { Platform } from '../argv/inputs.ts';

/**
 * What of the desktop stands in the way of recording its screen. ffmpeg has no input for PipeWire's portal, and what x11grab
 * sees on Wayland is the screen of Xwayland: black but for old programs.
 */
export function desktopFaults(platform: Platform, env: Readonly<Record<string, string | undefined>>): readonly Fault[] {
  const isWayland = env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']);
  return platform === 'linux' && isWayland ? [fault('wayland-screen')] : [];
}
