/** What viewers see while the room is hidden. */
export interface Slate {
  /** Absolute path of a picture; null: black. */
  readonly picture: string | null;
  /** A line of text; null: none. */
  readonly text: string | null;
}

const WIDTH = 1280;
const HEIGHT = 720;
const LARGEST_FONT = 72;
/** Of the picture's width that a line may take, and how wide a letter is to its height at most, on average. */
const LINE_SHARE = 0.9;
const LETTER_RATIO = 0.62;
/** Between the text and the edge of its box, and from the box to the bottom of a picture. */
const MARGIN = 24;

/**
 * A still picture, a black one without `picture`, and silence; small enough to cost nothing. `textFile` is the name of
 * a file in the working directory that holds the text: nothing in it is taken for an option, nor for a filter
 * (ffmpeg-filters: drawtext).
 */
export function slateArgs({ picture, text }: Slate, textFile: string): readonly string[] {
  const filters = [
    `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease`,
    ...[`pad=${WIDTH}:${HEIGHT}:(ow-iw)/2:(oh-ih)/2`, 'setsar=1'],
    ...(text === null ? [] : [drawn(text, textFile, picture === null ? '(h-text_h)/2' : `h-text_h-${2 * MARGIN}`)]),
  ];
  return [
    ...(picture === null
      ? ['-re', '-f', 'lavfi', '-i', `color=c=black:s=${WIDTH}x${HEIGHT}:r=10`]
      : ['-re', '-f', 'image2', '-pattern_type', 'none', '-loop', '1', '-framerate', '10', '-i', picture]),
    ...['-re', '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo', '-map', '0:v', '-map', '1:a'],
    ...['-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '20'],
    ...['-b:v', '200k', '-maxrate', '200k', '-bufsize', '400k', '-c:a', 'aac', '-b:a', '64k'],
  ];
}

/** White on a dark box, so that it can be read on any picture; smaller the longer it is. */
function drawn(text: string, textFile: string, y: string): string {
  const fits = Math.floor((WIDTH * LINE_SHARE) / ([...text].length * LETTER_RATIO));
  return [
    `drawtext=textfile=${textFile}:expansion=none:fontcolor=white:fontsize=${Math.min(LARGEST_FONT, fits)}`,
    `box=1:boxcolor=black@0.6:boxborderw=${MARGIN}:x=(w-text_w)/2:y=${y}`,
  ].join(':');
}

/** What ffmpeg says when it was built without drawing text, or finds no font. */
const NO_TEXT = /drawtext|fontconfig/i;

/** Whether a slate failed because its text cannot be drawn here, by what ffmpeg said. */
export const cannotDraw = (detail: string): boolean => NO_TEXT.test(detail);
