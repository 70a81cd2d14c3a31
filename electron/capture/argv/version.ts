/** Major and minor version of an ffmpeg. */
export type Version = readonly [number, number];

export const isSince = (version: Version, major: number, minor: number): boolean =>
  version[0] > major || (version[0] === major && version[1] >= minor);

/** Every frame as it is stamped: none doubled, none dropped. The option has another name since 5.1. */
export const everyFrame = (version: Version): readonly string[] =>
  isSince(version, 5, 1) ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough'];
