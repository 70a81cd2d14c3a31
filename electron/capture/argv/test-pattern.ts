/**
 * The test source says in every frame when it was made, so that a finished file can prove its own start, end and
 * completeness. Its upper edge is a strip of two rows of black and white cells:
 *
 * | row | cell 0 | cells 1 … | last cell |
 * |---|---|---|---|
 * | 0 | white | wall clock in ms modulo 2^32, low bit first | black |
 * | 1 | black | number of the frame since the source began, modulo 2^24, low bit first | white |
 *
 * The tone sounds for the first 100 ms of each wall-clock second.
 */
export const TEST_STRIP = { cells: 40, rows: 2, wallBits: 32, numberBits: 24, toneMs: 100, toneHz: 1000 } as const;

/** Height in pixels of the strip in a picture of `height` lines; even. */
export const stripHeight = (height: number): number => Math.max(8, Math.round(height / 18) * 2);

const bit = (value: string): string => `255*mod(floor(${value}/pow(2,X-1)),2)`;
const last = TEST_STRIP.cells - 1;
const wallRow = `if(eq(X,0),255,if(gt(X,${TEST_STRIP.wallBits}),0,${bit('mod(T*1000,4294967296)')}))`;
const numberRow = `if(eq(X,0),0,if(eq(X,${last}),255,if(gt(X,${TEST_STRIP.numberBits}),0,${bit('mod(N,16777216)')})))`;

/** A little less than what `realtime` makes up for. */
const MADE_UP_SECONDS = 1.9;

/**
 * A filter graph (ffmpeg-filters: color, realtime, setpts, geq, overlay) for `-f lavfi`, stamped with the wall clock.
 * Frames come in real time; like a camera's they are stamped evenly, half a frame from the truth at most. Those that a
 * busy PC makes late follow at once (`realtime` makes up for two seconds); what has run off by more is set right (the PC
 * slept).
 */
export function testPicture(size: { width: number; height: number; fps: number }): string {
  const { width, height, fps } = size;
  const strip = stripHeight(height);
  const late = MADE_UP_SECONDS * fps;
  const evenly = `st(0,if(eq(N,0)+gt(abs(PTS*${fps}/1000000-ld(0)-N),${late}),round(PTS*${fps}/1000000)-N,ld(0)))+N`;
  return [
    `color=c=black:s=${TEST_STRIP.cells}x${TEST_STRIP.rows}:r=${fps},format=gray,realtime,settb=1/1000000,setpts=RTCTIME,` +
      `geq=lum='if(lt(Y,1),${wallRow},${numberRow})',setpts='(${evenly})*1000000/${fps}',settb=1/${fps},` +
      `scale=${width}:${strip}:flags=neighbor,format=yuv420p,pad=${width}:${height}[strip]`,
    `smptebars=s=${width}x${height - strip},format=yuv420p,trim=end_frame=1[bars]`,
    `[strip][bars]overlay=0:${strip}:eof_action=repeat`,
  ].join(';');
}

/**
 * The tone for `-f lavfi`, stamped with the wall clock as evenly. It is made by its own stamps, so that it is at its place
 * however late a busy PC makes it.
 */
export function testTone(): string {
  const { toneHz, toneMs } = TEST_STRIP;
  const now = 'RTCTIME/1000000/TB';
  const evenly = `st(0,if(eq(N,0)+gt(abs(${now}-ld(0)-N),${MADE_UP_SECONDS}/TB),${now}-N,ld(0)))+N`;
  return (
    `anullsrc=r=48000:cl=mono,arealtime,asetpts='${evenly}',` +
    `aeval=exprs='0.5*sin(2*PI*${toneHz}*t)*lt(mod(t,1),${toneMs / 1000})'`
  );
}
