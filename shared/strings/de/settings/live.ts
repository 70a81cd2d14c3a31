import type { Strings } from '../../en/english.ts';

/** German for `settings.live`. */
export const live: Strings['settings']['live'] = {
  title: 'Live',
  fields: {
    protocol: {
      label: 'Protokoll',
      hint: 'Von selbst: verschlüsseltes RTMP, wo Kaltura es anbietet, sonst einfaches.',
    },
    useSecondary: {
      label: 'Auch an die Ersatzadresse senden',
      hint: 'Fällt die erste Adresse aus, werden Zuschauende dorthin geleitet.',
    },
    uploadWhenKalturaRecords: {
      label: 'Die Datei hochladen, obwohl Kaltura die Übertragung aufzeichnet',
      hint: 'Die Datei ist besser, aber das Konto hat dann beide.',
    },
  },
  protocols: { auto: 'Von selbst', rtmps: 'RTMPS', rtmp: 'RTMP', rtsp: 'RTSP', srt: 'SRT' },
};
