import type { Processes } from '../ports/processes.ts';
import { findFfmpeg, type FfmpegPlaces, type FfmpegTools } from './find-ffmpeg.ts';

/** The ffmpeg at hand, looked for once, since that takes two processes; again after a failure or when the setting changed. */
export class KnownFfmpeg {
  #found: { readonly setting: string | null; readonly tools: Promise<FfmpegTools> } | null = null;

  constructor(
    private readonly processes: Processes,
    private readonly places: () => FfmpegPlaces,
  ) {}

  /** The same object until it is another ffmpeg. Throws FaultError `ffmpeg-missing`. */
  async find(): Promise<FfmpegTools> {
    const places = this.places();
    if (this.#found?.setting !== places.setting) {
      this.#found = { setting: places.setting, tools: findFfmpeg(this.processes, places) };
    }
    const { tools } = this.#found;
    try {
      return await tools;
    } catch (error) {
      if (this.#found.tools === tools) this.#found = null;
      throw error;
    }
  }
}
