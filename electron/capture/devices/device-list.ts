import { ANSWER_MS, outputOf } from '../../ffmpeg/output-of.ts';
import type { Files } from '../../ports/files.ts';
import type { Processes } from '../../ports/processes.ts';
import type { Platform } from '../argv/inputs.ts';
import type { Capturable } from './capturable.ts';
import { linuxDevices } from './linux.ts';
import { avfoundationDevices, dshowDevices } from './listings.ts';

/** What is needed to look for devices. */
export interface DevicePlaces {
  readonly platform: Platform;
  readonly files: Files;
  readonly processes: Processes;
  /** Path of ffmpeg. Throws FaultError `ffmpeg-missing`. */
  readonly ffmpeg: () => Promise<string>;
  /** Name of the X display; undefined where there is none. */
  readonly display: string | undefined;
}

/** The test pattern, which every PC has. */
const TEST: Capturable = { kind: 'test', device: '', label: 'Test pattern' };

const DSHOW = ['-list_devices', 'true', '-f', 'dshow', '-i', 'dummy'];

/**
 * Lists what this PC could capture right now, the test pattern last. Rejects when a driver does not answer. ffmpeg
 * tells devices in words only, hence the parsing.
 */
export async function listDevices(places: DevicePlaces): Promise<readonly Capturable[]> {
  const ffmpeg = await places.ffmpeg();
  const ask = async (...args: readonly string[]): Promise<string> => {
    const spec = { file: ffmpeg, args: ['-hide_banner', ...args], timeoutMs: ANSWER_MS };
    const { text, end } = await outputOf(places.processes.spawn(spec));
    // Half a list would make devices look unplugged.
    if (end.signal !== null) throw new Error(`ffmpeg did not list the devices: ${args.join(' ')} (${end.signal})`);
    return `${text}${end.stderrTail}`;
  };
  switch (places.platform) {
    case 'linux':
      return [...(await linuxDevices(places.files, places.display, () => ask('-sources', 'pulse'))), TEST];
    case 'win32':
      return [...dshowDevices(await ask(...DSHOW), / ddagrab /.test(await ask('-filters'))), TEST];
    case 'darwin':
      return [...avfoundationDevices(await ask('-f', 'avfoundation', '-list_devices', 'true', '-i', '')), TEST];
  }
}
