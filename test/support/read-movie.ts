import { createFile, MP4BoxBuffer } from 'mp4box';

/** A sample of a movie as another program reads it. */
export interface ReadSample {
  /** Where it is shown, in ms from the beginning of the movie; negative where it is decoded only. */
  readonly atMs: number;
  readonly durationMs: number;
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

export interface ReadTrack {
  readonly type: string;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly samples: readonly ReadSample[];
}

/** A movie, read whole by a reader that is not ours. Its head stands before its samples if `isFastStart`. */
export function readMovie(file: Uint8Array): { readonly isFastStart: boolean; readonly tracks: readonly ReadTrack[] } {
  const mp4 = createFile();
  mp4.onError = (_module, message) => {
    throw new Error(message);
  };
  mp4.appendBuffer(MP4BoxBuffer.fromArrayBuffer(file.slice().buffer, 0));
  mp4.flush();
  const { tracks, isProgressive, timescale: movieScale } = mp4.getInfo();
  return {
    isFastStart: isProgressive,
    tracks: tracks.map(({ id, type = '', codec, timescale, track_width: width, track_height: height, edits = [] }) => {
      const wait = edits.find((e) => e.media_time === -1)?.segment_duration ?? 0;
      const from = edits.find((e) => e.media_time !== -1)?.media_time ?? 0;
      const placed = (cts: number): number => (wait / movieScale + (cts - from) / timescale) * 1000;
      const samples = mp4.getTrackSamplesInfo(id).map((s) => ({
        atMs: placed(s.cts),
        durationMs: (s.duration / timescale) * 1000,
        isKey: s.is_sync,
        bytes: file.slice(s.offset, s.offset + s.size),
      }));
      return { type, codec, width, height, samples };
    }),
  };
}
