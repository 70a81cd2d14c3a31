import { XMLBuilder } from 'fast-xml-parser';
import type { TrackId } from '../../../shared/domain/ids.ts';
import type { Delivery, Recording, Track } from '../../../shared/domain/recording.ts';
import { MEDIA_TYPES, printable } from '../../kaltura/entries.ts';
import { entryCard } from '../entry-card.ts';

/** What a sheet is written from. */
export interface SheetMatter {
  readonly recording: Recording;
  readonly tracks: readonly Track[];
  readonly delivery: Pick<Delivery, 'files'>;
  /** Address under which the folder's files are named; empty: as they lie beside the sheet. */
  readonly mediaUrl: string;
  /** The tracks that are described; absent: all. */
  readonly only?: ReadonlySet<TrackId>;
}

/** One track as the sheet describes it. */
interface Item {
  readonly referenceId: string;
  readonly parentReferenceId: string | null;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly templateEntryId: string | null;
  readonly mediaType: 'video' | 'audio';
  readonly name: string;
}

function itemsOf({ recording, tracks, delivery, only }: SheetMatter): readonly Item[] {
  const [main] = delivery.files;
  return delivery.files.flatMap(({ trackId, name, referenceId }) => {
    const track = tracks.find((t) => t.trackId === trackId);
    if (!track || only?.has(trackId) === false) return [];
    const isMain = main?.trackId === trackId;
    const card = entryCard(recording, track, null);
    return {
      ...{ referenceId, name, mediaType: card.mediaType },
      parentReferenceId: isMain ? null : (main?.referenceId ?? null),
      title: printable(isMain ? card.name : `${card.name} (${trackId})`),
      description: printable(card.description),
      tags: card.tags.map(printable),
      templateEntryId: card.templateEntryId,
    };
  });
}

const urlOf = (mediaUrl: string, name: string): string => `${mediaUrl.replace(/\/*$/, '/')}${encodeURIComponent(name)}`;

/** The sheet of a drop folder: the media is named as it lies in the folder. */
export const xmlSheet = (matter: SheetMatter): string =>
  mrss(matter, ({ name }) => ({ dropFolderFileContentResource: { '@filePath': name } }));

/**
 * The document of a bulk upload: Kaltura fetches the media at its address. Nothing that an upload token holds can be named
 * here: the schema has no such resource, so the bytes have to lie where the server reaches them.
 */
export const bulkDocument = (matter: SheetMatter): string =>
  mrss(matter, ({ name }) => ({ urlContentResource: { '@url': urlOf(matter.mediaUrl, name) } }));

/** Kaltura's bulk ingestion in XML: the order of the elements is that of its schema (ingestion.xsd, an xs:sequence). */
function mrss(matter: SheetMatter, contentOf: (item: Item) => object): string {
  const items = itemsOf(matter).map((i) => ({
    action: 'add',
    type: 1,
    referenceId: i.referenceId,
    ...(i.parentReferenceId === null ? {} : { parentReferenceId: i.parentReferenceId }),
    name: i.title,
    ...(i.description === '' ? {} : { description: i.description }),
    ...(i.tags.length === 0 ? {} : { tags: { tag: i.tags } }),
    ...(i.templateEntryId === null ? {} : { templateEntryId: i.templateEntryId }),
    media: { mediaType: MEDIA_TYPES[i.mediaType] },
    contentAssets: { content: contentOf(i) },
  }));
  const builder = new XMLBuilder({
    ...{ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true, format: true },
  });
  const body = builder.build({ mrss: { channel: { item: items } } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

const COLUMNS = [
  ...['referenceId', 'title', 'description', 'tags', 'url', 'contentType', 'templateEntryId', 'parentReferenceId'],
];

/**
 * The same as a table, in version 3 of Kaltura's CSV (a first line that begins with `*`). The reference id stands first
 * because a line that begins with `#` would be a remark. Kaltura itself links no children by CSV: `parentReferenceId` is for
 * whoever else reads it.
 */
export function csvSheet(matter: SheetMatter): string {
  const rows = itemsOf(matter).map((i) => [
    ...[i.referenceId, i.title, i.description, i.tags.join(',')],
    matter.mediaUrl === '' ? i.name : urlOf(matter.mediaUrl, i.name),
    ...[i.mediaType, i.templateEntryId ?? '', i.parentReferenceId ?? ''],
  ]);
  return [`*${COLUMNS.join(',')}`, ...rows.map((row) => row.map(cell).join(','))].map((line) => `${line}\n`).join('');
}

/** A cell by RFC 4180, for a reader that takes a backslash before a quote for an escape. */
function cell(text: string): string {
  if (!/[",\r\n\\]/.test(text)) return text;
  return `"${text.replace(/\\+(?="|$)/g, '').replaceAll('"', '""')}"`;
}
