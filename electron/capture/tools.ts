import type { TrackSettings } from '../../shared/settings/capture.ts';
import type { FfmpegTools } from '../ffmpeg/find-ffmpeg.ts';
import type { Log } from '../ports/log.ts';
import type { Processes } from '../ports/processes.ts';
import type { EncoderName } from './argv/encoders.ts';
import type { Platform } from './argv/inputs.ts';
import { HARDWARE, PROBE_FRAMES, PROBE_KEY_FRAMES, probeArgs } from './argv/probe-encoder.ts';
import type { FfmpegTraits } from './argv/ring.ts';
import { scan } from './stream/scan.ts';
import type { TrackSpec } from './track-specs.ts';

/** An encoder that has not encoded two seconds by then does not work: a driver that hangs must not hold up a recording. */
const PROBE_MS = 15_000;

/** The ffmpeg at hand and what it can do on this PC; each is found out once. */
export class CaptureTools {
  private tools: FfmpegTools | null = null;
  private readonly works = new Map<EncoderName, Promise<boolean>>();

  constructor(
    private readonly ports: { readonly processes: Processes; readonly log: Log },
    private readonly platform: Platform,
    private readonly findFfmpeg: () => Promise<FfmpegTools>,
  ) {}

  /** Throws FaultError `ffmpeg-missing`. */
  async find(): Promise<FfmpegTools> {
    const tools = await this.findFfmpeg();
    if (tools !== this.tools) this.works.clear();
    this.tools = tools;
    return tools;
  }

  /** What a run of this track is to be started with. Throws FaultError `ffmpeg-missing`. */
  async runWith(spec: TrackSpec): Promise<{ readonly ffmpeg: string; readonly traits: FfmpegTraits }> {
    const { ffmpeg, version } = await this.find();
    const encoder = spec.video ? await this.encoderFor(ffmpeg, spec.track) : 'x264';
    return { ffmpeg, traits: { platform: this.platform, version, encoder } };
  }

  /** The encoder of the settings, or the best of this PC; x264 when a graphics card's does not really work. */
  private async encoderFor(ffmpeg: string, track: TrackSettings): Promise<EncoderName> {
    const wanted = track.encoder === 'auto' ? HARDWARE[this.platform] : [track.encoder];
    for (const encoder of wanted) {
      if (encoder === 'x264' || (await this.doesWork(ffmpeg, encoder, track))) return encoder;
    }
    return 'x264';
  }

  private doesWork(ffmpeg: string, encoder: EncoderName, track: TrackSettings): Promise<boolean> {
    const known = this.works.get(encoder) ?? this.probe(ffmpeg, encoder, track);
    this.works.set(encoder, known);
    return known;
  }

  /** Encodes for real: a listed encoder may lack its card, its driver or a free session. */
  private async probe(ffmpeg: string, encoder: EncoderName, track: TrackSettings): Promise<boolean> {
    const child = this.ports.processes.spawn({ file: ffmpeg, args: probeArgs(encoder, track), timeoutMs: PROBE_MS });
    const pieces: Uint8Array[] = [];
    for await (const piece of child.pipe(1)) pieces.push(piece);
    const { code, stderrTail } = await child.ended;
    const video = scan(new Uint8Array(Buffer.concat(pieces))).video;
    const works = code === 0 && video?.count === PROBE_FRAMES && video.keyFrames === PROBE_KEY_FRAMES;
    this.ports.log.info('An encoder was probed', { encoder, works, ...(works ? {} : { why: stderrTail }) });
    return works;
  }
}
