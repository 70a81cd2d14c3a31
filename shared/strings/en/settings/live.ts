/** The section "Live" of the settings. */
export const live = {
  title: 'Live',
  fields: {
    protocol: { label: 'Protocol', hint: 'By itself: encrypted RTMP where Kaltura offers it, else plain RTMP.' },
    useSecondary: {
      label: 'Push to the backup address as well',
      hint: 'Viewers are moved there when the first address fails.',
    },
    uploadWhenKalturaRecords: {
      label: 'Upload the file although Kaltura records the broadcast',
      hint: 'The file is of better quality, but the account then has both.',
    },
    slatePicture: {
      label: 'Picture while the room is hidden',
      hint: 'Path of a picture file on this PC. Empty: a black picture.',
    },
  },
  servers: {
    label: 'Servers of your own',
    hint: 'Every live push also goes to these; any recording can be sent to them by hand.',
    add: 'Add a server',
    change: 'Change',
    remove: 'Remove',
    keep: 'Keep',
    name: 'Name',
    url: 'Address',
    urlHint: 'Begins with rtmp, rtmps, rtsp or srt; without user, password and key.',
    key: 'Stream key',
    keyHint: 'Kept with the secrets of this PC and never shown again.',
    keyStays: 'Leave it empty to keep the one that is stored.',
    hasKey: 'Key stored',
    noKey: 'No key',
  },
  protocols: { auto: 'By itself', rtmps: 'RTMPS', rtmp: 'RTMP', rtsp: 'RTSP', srt: 'SRT' },
};
