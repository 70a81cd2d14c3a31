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
  },
  protocols: { auto: 'By itself', rtmps: 'RTMPS', rtmp: 'RTMP', rtsp: 'RTSP', srt: 'SRT' },
};
