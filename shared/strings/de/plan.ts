import type { Strings } from '../en/english.ts';

/** German for `conflicts`. */
export const conflicts: Strings['conflicts'] = {
  none: 'Keine zwei Ereignisse brauchen dieses Gerät zur selben Zeit.',
  noneHint: 'Ein Zusammentreffen steht hier, sobald es im Plan ist, und was dieses Gerät daraus macht.',
  at: 'Beide brauchen das Gerät',
  wins: 'geht vor',
  because: (rule) => `Denn ${rule}.`,
  loses: { skip: 'wird nicht aufgenommen', clipped: (span) => `wird ${span} aufgenommen` },
  prefer: (title) => `Stattdessen „${title}“ aufnehmen`,
  kaltura: 'Kaltura nennt außerdem:',
  followPlan: 'Wieder dem Plan folgen',
  whatIf: 'Was täten andere Regeln?',
  with: (rule) => `Mit „${rule}“`,
  rules: {
    priority: 'höhere Priorität geht vor',
    'earlier-start': 'was früher beginnt, geht vor',
    'earlier-created': 'was früher gebucht ist, geht vor',
    override: 'das andere aufnehmen',
  },
  same: 'Kein Unterschied.',
};

/** German for `changes`. */
export const changes: Strings['changes'] = {
  clock: {
    title: 'Die Uhr wird umgestellt',
    hint: 'Diese Serien behalten in den nächsten 60 Tagen ihre Uhrzeit, während die Uhr umgestellt wird. Wer in UTC plant, findet sie zu einer anderen Zeit.',
    utc: (before, after, zone) => `${before} → ${after} UTC, dieselbe Uhrzeit in ${zone}`,
    from: (when) => `ab ${when}`,
  },
  none: 'Der Plan hat sich nicht geändert, seit dieses Gerät ihm folgt.',
  added: 'Neu',
  manyNew: (n) => `${n} neue Veranstaltungen auf einmal`,
  showMany: (n) => `Alle ${n} Veranstaltungen`,
  removed: 'Entfernt',
  changed: 'Geändert',
  learned: (when) => `erfahren ${when}`,
  from: (before, after) => `${before} → ${after}`,
  fields: {
    eventId: 'Nummer',
    kind: 'Art',
    title: 'Titel',
    description: 'Beschreibung',
    start: 'Beginn',
    end: 'Ende',
    status: 'Stand',
    templateEntryId: 'Vorlage',
    entryIds: 'Einträge',
    resourceIds: 'Ressourcen',
    ownerId: 'Besitzer',
    tags: 'Schlagwörter',
    location: 'Ort',
    priority: 'Priorität',
    preStartMs: 'Zeit vor dem Beginn',
    postEndMs: 'Zeit nach dem Ende',
  },
};
