import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { fromJson, isFile, isTree, type ParamTree } from './param-tree.ts';
import { parseMultipart, type Spool } from './multipart.ts';
import { parseQuery } from './query.ts';

async function readText(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A JSON object as parameters; anything else (a list, broken JSON, blanks around it) gives none. */
function parseJsonObject(text: string): ParamTree {
  if (!text.startsWith('{') || !text.endsWith('}')) return new Map();
  try {
    const params = fromJson(JSON.parse(text));
    return isTree(params) ? params : new Map<string, never>();
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

/**
 * The parameters of a body. The header must be exactly `application/json` (any case) for JSON: with a charset behind it
 * the body is not looked at. A multipart field `json` that holds an object stands for all
 * other fields but the files.
 * @throws BrokenMultipart for a multipart body that was cut short
 */
export async function parseBody(request: IncomingMessage, spool: Spool): Promise<ParamTree> {
  const contentType = request.headers['content-type'] ?? '';
  const lower = contentType.toLowerCase();
  if (lower === 'application/json') return parseJsonObject(await readText(request));
  if (lower.startsWith('application/x-www-form-urlencoded')) return parseQuery(await readText(request));
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (lower.startsWith('multipart/form-data') && boundary !== undefined) {
    const length = request.headers['content-length'];
    const bytes = length === undefined ? undefined : Number(length);
    const fields = await parseMultipart(request, boundary, spool, bytes);
    const json = fields.get('json');
    const replaced: ParamTree = typeof json === 'string' ? parseJsonObject(json) : new Map<string, never>();
    return replaced.size === 0 ? fields : new Map([...replaced, ...[...fields].filter(([, value]) => isFile(value))]);
  }
  request.resume();
  return new Map();
}
