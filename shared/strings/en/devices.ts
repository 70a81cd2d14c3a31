/** The view "Devices". */
export const devices = {
  choose: 'Choose sources',
  chooseHint: 'Replaces the sources and the profile of this device.',
  tracks: 'What a recording is made of',
  noTracks: 'No source is set up yet.',
  trackOf: (video: string, audio: string) => `${video}, sound: ${audio}`,
  size: (width: number, height: number, fps: number) => `${width} × ${height}, ${fps} fps`,
  none: 'none',
};
