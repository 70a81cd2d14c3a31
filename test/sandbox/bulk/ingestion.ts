import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One `item` of a bulk upload that adds an entry. */
export interface IngestionItem {
  readonly referenceId: string | null;
  readonly parentReferenceId: string | null;
  readonly userId: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly templateEntryId: string | null;
  readonly mediaType: number;
  /** Null for an item without content. */
  readonly url: string | null;
}

/** The document does not follow the schema: the whole job fails, nothing of it is done. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}

/** The elements of an item that are played, in the order of ingestion.xsd (an xs:sequence). */
const ORDER = [
  ...['action', 'type', 'referenceId', 'parentReferenceId', 'userId', 'name', 'description', 'tags'],
  ...['templateEntryId', 'media', 'msDuration', 'contentAssets'],
];
const REQUIRED = ['type', 'media'];
/** What `content` may refer to. An upload token is not among it. */
const RESOURCES = [
  ...['serverFileContentResource', 'urlContentResource', 'sshUrlContentResource', 'remoteStorageContentResource'],
  ...['remoteStorageContentResources', 'entryContentResource', 'assetContentResource', 'dropFolderFileContentResource'],
];

interface Node {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

type Raw = Record<string, unknown>;

function nodesOf(raw: readonly Raw[]): readonly Node[] {
  return raw.flatMap((entry) => {
    const name = Object.keys(entry).find((key) => key !== ':@');
    if (name === undefined || name === '#text' || name.startsWith('?')) return [];
    const inner = entry[name] as readonly Raw[];
    const text = inner.map((i) => (typeof i['#text'] === 'string' ? i['#text'] : '')).join('');
    return [{ name, text, attributes: (entry[':@'] ?? {}) as Record<string, string>, children: nodesOf(inner) }];
  });
}

function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((c) => c.name === name);
}

function need(node: Node | undefined, name: string): Node {
  if (node?.name === name) return node;
  const found = child(node, name);
  if (!found)
    throw new InvalidDocument(`Element '${node?.name ?? ''}': Missing child element(s). Expected is ( ${name} ).`);
  return found;
}

function checkOrder(item: Node): void {
  let last = -1;
  for (const { name } of item.children) {
    const place = ORDER.indexOf(name);
    if (place <= last) throw new InvalidDocument(`Element '${name}': This element is not expected.`);
    last = place;
  }
  for (const name of REQUIRED) need(item, name);
}

function urlOf(item: Node): string | null {
  const content = child(child(item, 'contentAssets'), 'content');
  if (!content) return null;
  const resource = content.children.find((c) => RESOURCES.includes(c.name));
  if (!resource)
    throw new InvalidDocument(`Element '${content.children[0]?.name ?? ''}': This element is not expected.`);
  if (resource.name !== 'urlContentResource') return null;
  const url = resource.attributes['url'];
  if (url === undefined)
    throw new InvalidDocument(`Element 'urlContentResource': The attribute 'url' is required but missing.`);
  return url;
}

function itemOf(item: Node): IngestionItem {
  checkOrder(item);
  const text = (name: string): string | null => child(item, name)?.text ?? null;
  const action = text('action') ?? 'add';
  if (action !== 'add') throw new InvalidDocument(`Action: ${action} is not supported`);
  return {
    ...{ referenceId: text('referenceId'), parentReferenceId: text('parentReferenceId'), userId: text('userId') },
    ...{ name: text('name'), description: text('description'), templateEntryId: text('templateEntryId') },
    tags: (child(item, 'tags')?.children ?? []).map((tag) => tag.text),
    mediaType: Number(need(need(item, 'media'), 'mediaType').text),
    url: urlOf(item),
  };
}

/** The items of a bulk upload in XML (mrss → channel → item). Throws InvalidDocument. */
export function ingestionItems(xml: string): readonly IngestionItem[] {
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) throw new InvalidDocument(wellFormed.err.msg);
  const parser = new XMLParser({
    ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' },
    ...{ parseTagValue: false, parseAttributeValue: false },
  });
  const [root] = nodesOf(parser.parse(xml) as readonly Raw[]);
  const channel = need(need(root, 'mrss'), 'channel');
  need(channel, 'item');
  return channel.children.filter((c) => c.name === 'item').map(itemOf);
}
