import type { Strings } from '../../en/english.ts';

/** German for `settings.upload`. */
export const upload: Strings['settings']['upload'] = {
  title: 'Hochladen',
  fields: {
    automatic: {
      label: 'Von selbst hochladen',
      hint: 'Aus: eine Aufnahme wartet, bis sie jemand unter „Aufnahmen“ hochlädt.',
    },
    notWhileCapturing: {
      label: 'Mit dem Hochladen warten, während aufgenommen wird',
      hint: 'Für Räume mit langsamem Netz.',
    },
    rateCapKbps: { label: 'Höchstens nutzen (kbit/s)', hint: '0: ohne Grenze.' },
    parallelChunks: { label: 'Stücke zur gleichen Zeit', hint: 'Mehr sind über weite Strecken schneller.' },
    keepDays: {
      label: 'Hochgeladene Aufnahmen behalten (Tage)',
      hint: 'Was Kaltura nicht bestätigt hat, wird nie gelöscht.',
    },
    requireReady: {
      label: 'Erst löschen, wenn Kaltura umgewandelt hat',
      hint: 'Aus: es genügt, dass Kaltura jedes Byte hat.',
    },
    writeBackEntryIds: {
      label: 'Den Eintrag ins Ereignis schreiben',
      hint: 'Das geplante Ereignis nennt dann, was daraus wurde.',
    },
  },
};
