import type { Chapter } from '../../../shared/domain/chapters.ts';
import { codedSound, SAMPLES_PER_FRAME, type SoundFormat } from './aac.ts';
import { chapterTrack, neroChapters } from './chapters.ts';
import { pictureEntry, soundEntry } from './entries.ts';
import { putPicture } from './h264.ts';
import { headOf, MOVIE_TIMESCALE, type HeadTrack } from './head.ts';
import { Samples, type Sample } from './samples.ts';
import type { Sink } from './sink.ts';
import { pictureFormat } from './sps.ts';

/** A frame as a transport stream has it, and its place in the movie, in ticks of 90 kHz from the beginning. */
export interface PlacedFrame {
  readonly kind: 'video' | 'audio';
  readonly pts: number;
  readonly dts: number;
  /** An access unit of H.264 (Annex B), or a frame of AAC with its ADTS header. */
  readonly bytes: Buffer;
}

/**
 * A movie of one picture and one sound track at most, built frame by frame without decoding. Of the frames it is given it
 * makes what goes into the file, and at the end what stands before it.
 */
export class Movie {
  private readonly pictures = new Samples();
  private readonly sounds = new Samples();
  private sps: Uint8Array | null = null;
  private pps: Uint8Array | null = null;
  private soundFormat: SoundFormat | null = null;

  /** Frames that went in. */
  get count(): { readonly video: number; readonly audio: number } {
    return { video: this.pictures.count, audio: this.sounds.count };
  }

  /**
   * Puts into `out` what the frames are in the file, from its byte `at` on: all pictures, then all sound. Give about a
   * second at a time, in order, so that a player finds both close together. A frame that cannot be read is left out.
   */
  add(frames: readonly PlacedFrame[], at: number, out: Sink): void {
    this.pictures.addChunk(
      at + out.length,
      samplesOf(frames, 'video', (frame) => this.picture(frame, out)),
    );
    this.sounds.addChunk(
      at + out.length,
      samplesOf(frames, 'audio', (frame) => this.sound(frame, out)),
    );
  }

  /**
   * The movie box; puts the titles of its chapters into `out`, which go into the file from byte `at` on. Null when no frame
   * went in, or none that tells how to decode it. `createdAt` in unix seconds.
   */
  finish(chapters: readonly Chapter[], createdAt: number, at: number, out: Sink): Uint8Array | null {
    const tracks = [this.pictureTrack(), this.soundTrack()].filter((track) => track !== null);
    if (tracks.length === 0) return null;
    if (chapters.length > 0) tracks.push(chapterTrack(chapters, at + out.length, out));
    return headOf({ tracks, createdAt, userData: chapters.length === 0 ? [] : [neroChapters(chapters)] });
  }

  private picture({ bytes, pts, dts }: PlacedFrame, out: Sink): Sample | null {
    const coded = putPicture(bytes, out);
    if (coded === null) return null;
    this.sps ??= coded.sps;
    this.pps ??= coded.pps;
    return { bytes: coded.bytes, pts, dts, duration: null, isKey: coded.isKey };
  }

  private sound({ bytes, pts, dts }: PlacedFrame, out: Sink): Sample | null {
    const coded = codedSound(bytes);
    if (coded === null) return null;
    const { from, to, format } = coded;
    this.soundFormat ??= format;
    out.put(bytes, from, to);
    return {
      bytes: to - from,
      pts: inSamples(pts, format.rate),
      dts: inSamples(dts, format.rate),
      duration: SAMPLES_PER_FRAME,
      isKey: true,
    };
  }

  private pictureTrack(): HeadTrack | null {
    const { sps, pps, pictures: samples } = this;
    const format = sps === null ? null : pictureFormat(sps);
    if (sps === null || pps === null || format === null) return null;
    const entry = pictureEntry(sps, pps, format);
    return { kind: 'vide', timescale: MOVIE_TIMESCALE, samples, entry, width: format.width, height: format.height };
  }

  private soundTrack(): HeadTrack | null {
    const { soundFormat: format, sounds: samples } = this;
    if (format === null) return null;
    const seconds = (samples.count * SAMPLES_PER_FRAME) / format.rate;
    const entry = soundEntry(format, Math.round((samples.bytes * 8) / seconds));
    return { kind: 'soun', timescale: format.rate, samples, entry, width: 0, height: 0 };
  }
}

/** Ticks as samples of sound, of which there are `rate` a second. */
const inSamples = (ticks: number, rate: number): number => Math.round((ticks * rate) / MOVIE_TIMESCALE);

/** What `put` makes of the frames of one kind, without those it can make nothing of. */
function samplesOf(
  frames: readonly PlacedFrame[],
  kind: PlacedFrame['kind'],
  put: (frame: PlacedFrame) => Sample | null,
): readonly Sample[] {
  const samples: Sample[] = [];
  for (const frame of frames) {
    const sample = frame.kind === kind ? put(frame) : null;
    if (sample !== null) samples.push(sample);
  }
  return samples;
}
