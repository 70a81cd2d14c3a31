import { join } from 'node:path';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { SourceLogin } from '../../shared/settings/source-address.ts';
import { withLogin } from '../../shared/settings/source-address.ts';
import type { SourceSettings } from '../../shared/settings/capture.ts';
import { ANSWER_MS, outputOf } from '../ffmpeg/output-of.ts';
import type { Files } from '../ports/files.ts';
import type { Processes } from '../ports/processes.ts';
import { scriptOf } from './argv/concat-script.ts';
import type { OpenedSource, PictureWish, Platform } from './argv/inputs.ts';
import type { FfmpegTraits, OpenedTrack } from './argv/ring.ts';
import type { Capturable } from './devices/capturable.ts';
import { wantsCompressed } from './devices/camera-formats.ts';
import { deviceOf } from './devices/identity.ts';
import type { CaptureTools } from './tools.ts';
import type { TrackSpec } from './track-specs.ts';

/** How one run is to be started. */
export interface Opening {
  readonly ffmpeg: string;
  readonly traits: FfmpegTraits;
  /** The sources as they are to be opened this time. */
  readonly spec: OpenedTrack;
  /** Words that must not be seen in what the process says. */
  readonly secrets: readonly string[];
  /** To be called once the run has begun or is over: removes what only its beginning needs. */
  readonly settled: () => Promise<void>;
  /** To be called when the source refused the size or rate that was wished for: its next run takes what it gives. */
  readonly takeAsItComes: () => void;
}

export interface SourceOpenerParts {
  readonly files: Files;
  readonly processes: Processes;
  readonly platform: Platform;
  readonly tools: CaptureTools;
  /** The login of a network source. Throws FaultError `secrets-unavailable`. */
  readonly loginOf: (sourceId: string) => Promise<SourceLogin | null>;
  /** What was plugged in at the last look; null when nobody looked. */
  readonly plugged: () => readonly Capturable[] | null;
}

const SCRIPT_FILE = 'source.ffconcat';
/** From this ffmpeg on a script can carry the options of what it leads to. */
const SCRIPTS_SINCE = 5;

/** Finds, anew for every run, where a source is plugged in now, how it is let in, and in which format it is asked for. */
export class SourceOpener {
  private readonly formats = new Map<string, string>();
  private readonly refused = new Set<string>();

  constructor(private readonly parts: SourceOpenerParts) {}

  /** `dir` is the run's own folder. Throws FaultError `ffmpeg-missing`, `secrets-unavailable`, or what writing a file throws. */
  async open(spec: TrackSpec, dir: string): Promise<Opening> {
    const { ffmpeg, traits } = await this.parts.tools.runWith(spec);
    const source = spec.video ?? spec.audio;
    const login = source === null ? null : await this.loginOf(source);
    const script = login && source && traits.version[0] >= SCRIPTS_SINCE ? join(dir, SCRIPT_FILE) : null;
    if (login && source && script !== null) {
      await this.parts.files.writeAtomic(script, scriptOf(source, withLogin(source.device, login)), 'private');
    }
    const opened = async (s: SourceSettings | null): Promise<OpenedSource | null> =>
      s === null ? null : { ...(await this.present(s, spec.track, ffmpeg)), ...addressOf(s, login, script) };
    return {
      ffmpeg,
      traits,
      spec: { ...spec, video: await opened(spec.video), audio: await opened(spec.audio) },
      secrets: login === null ? [] : [login.password, encodeURIComponent(login.password)],
      takeAsItComes: () => void (source && this.refused.add(source.id)),
      settled: () => (script === null ? Promise.resolve() : this.parts.files.remove(script)),
    };
  }

  private loginOf({ id, kind }: SourceSettings): Promise<SourceLogin | null> {
    return kind === 'rtsp' || kind === 'network' ? this.parts.loginOf(id) : Promise.resolve(null);
  }

  /** The source under the name that its device has now. */
  private async present(source: SourceSettings, wish: PictureWish, ffmpeg: string): Promise<OpenedSource> {
    const plugged = this.parts.plugged();
    const device = (plugged && deviceOf(source, plugged)?.device) ?? source.device;
    const asItComes = this.refused.has(source.id);
    if (source.kind === 'window' && this.parts.platform === 'linux') {
      return { ...source, windowId: await this.windowId(source) };
    }
    if (source.kind !== 'camera' || this.parts.platform !== 'linux') return { ...source, device, asItComes };
    const compressed = wantsCompressed(await this.formatsOf(device, ffmpeg), wish);
    return { ...source, device, asItComes, ...(compressed && !asItComes ? { inputFormat: 'mjpeg' as const } : {}) };
  }

  /** The number of the window that has this title now. Throws FaultError `window-missing`. */
  private async windowId({ device, label }: SourceSettings): Promise<string> {
    const asked = this.parts.processes.spawn({
      file: 'xwininfo',
      args: ['-int', '-name', device],
      timeoutMs: ANSWER_MS,
    });
    const { text, end } = await outputOf(asked);
    const id = /Window id: (\d+)/.exec(text)?.[1];
    if (id === undefined)
      throw new FaultError(fault('window-missing', { source: label }, end.error?.message ?? end.stderrTail));
    return id;
  }

  /** What a camera offers; asked once for each that answers. */
  private async formatsOf(device: string, ffmpeg: string): Promise<string> {
    const known = this.formats.get(device);
    if (known !== undefined || (await this.parts.files.stat(device)) === null) return known ?? '';
    const args = ['-hide_banner', '-f', 'v4l2', '-list_formats', 'all', '-i', device];
    const { end } = await outputOf(this.parts.processes.spawn({ file: ffmpeg, args, timeoutMs: ANSWER_MS }));
    if (end.stderrTail.includes('Compressed')) this.formats.set(device, end.stderrTail);
    return end.stderrTail;
  }
}

/** Where ffmpeg is too old for a script, the login stands in the address and is masked wherever that is told. */
function addressOf(source: SourceSettings, login: SourceLogin | null, script: string | null): Partial<OpenedSource> {
  if (login === null) return {};
  return script === null ? { device: withLogin(source.device, login) } : { script };
}
