import type { Entry } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isA } from '../types/classes.ts';
import { textOf, type Decoded } from '../types/decode.ts';
import { entryStatus } from './life-cycle.ts';

const copied = [
  'name',
  'description',
  'tags',
  'adminTags',
  'accessControlId',
  'entitledUsersEdit',
  'entitledUsersPublish',
  'entitledUsersView',
  'licenseType',
  'partnerData',
  'startDate',
  'endDate',
  'categories',
  'categoriesIds',
];

/**
 * What a new entry takes over from `templateEntryId`, with that id; null without a template. A wrong or deleted template
 * is ignored without a word. The conversion profile comes along only from the same class or an ancestor.
 */
export function copiedFromTemplate(state: State, sent: Decoded): Partial<Entry> | null {
  const template = state.entries.get(textOf(sent.values['templateEntryId']));
  if (template === undefined || template.status === entryStatus.deleted) return null;
  const names = isA(sent.objectType, template.objectType) ? [...copied, 'conversionProfileId'] : copied;
  const kept = Object.entries(template).filter(([name, v]) => names.includes(name) && v !== null && v !== undefined);
  return { ...Object.fromEntries(kept), templateEntryId: template.id };
}
