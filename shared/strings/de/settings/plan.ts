import type { Strings } from '../../en/english.ts';

/** German for `settings.plan`. */
export const plan: Strings['settings']['plan'] = {
  title: 'Planung',
  fields: {
    recordBefore: {
      label: 'So lange vor dem Beginn aufnehmen (Sekunden)',
      hint: 'Für Ereignisse, die aufgenommen werden. Ein Nachbarereignis geht vor.',
    },
    recordAfter: { label: 'So lange nach dem Ende aufnehmen (Sekunden)', hint: 'Für Vortragende, die überziehen.' },
    liveBefore: {
      label: 'So lange vor dem Beginn live gehen (Sekunden)',
      hint: 'Wer früh zuschaut, sieht den Raum statt nichts.',
    },
    liveAfter: {
      label: 'So lange nach dem Ende live bleiben (Sekunden)',
      hint: 'Das Ende eines Vortrags, der überzieht, ist noch zu sehen.',
    },
    recordLive: {
      label: 'Live-Ereignisse auch auf diesem PC aufnehmen',
      hint: 'Eine Datei, die kein Netz verderben kann.',
    },
    pushLive: { label: 'Live-Ereignisse an Kaltura senden', hint: 'Aus: sie werden nur aufgenommen.' },
    blackoutsWin: {
      label: 'In Sperrzeiten wird nicht aufgenommen',
      hint: 'Aus: ein Ereignis in einer Sperrzeit wird trotzdem aufgenommen.',
    },
    minimumRemainderMinutes: {
      label: 'Vom Rest eines Ereignisses aufnehmen ab (Minuten)',
      hint: 'Von einem Ereignis, das einem anderen weicht, bleibt ein kürzerer Rest weg.',
    },
    maxDurationHours: {
      label: 'Längste Aufnahme (Stunden)',
      hint: 'Eine längere Aufnahme wird beendet, was immer der Plan sagt.',
    },
  },
};
