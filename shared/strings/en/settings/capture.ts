/** The section "Recording" of the settings. */
export const capture = {
  title: 'Recording',
  fields: {
    folder: { label: 'Folder for recordings', hint: 'Absolute path. Empty: the folder of the app.' },
    ffmpegPath: {
      label: 'Path of ffmpeg',
      hint: 'Empty: the one that comes with Lectern, then the one of the system.',
    },
    armSeconds: {
      label: 'Open the sources this long before the start (seconds)',
      hint: 'A camera that does not answer is found before the lecture begins.',
    },
    rehearseMinutes: {
      label: 'Rehearse each event this long before it begins (minutes)',
      hint: 'All sources are opened for some seconds and judged, with disk, token and clock. 0: never.',
    },
    prerollSeconds: {
      label: 'Keep this much before a press of “start” (seconds)',
      hint: 'The sources stay open for it. 0: nothing.',
    },
    undoStopSeconds: {
      label: 'A stop can be undone for (seconds)',
      hint: 'Capture goes on silently for this time, so that nothing is lost.',
    },
    keepPausedSpans: {
      label: 'Keep what is captured during a pause',
      hint: 'In a file of its own that is never uploaded. Off: a pause is off the record.',
    },
  },
};
