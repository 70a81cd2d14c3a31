import type { FilePart } from './api.ts';
import type { HttpRequest } from '../ports/http.ts';

/** Cannot occur within our own fields, and a file part is delimited by its length as much as by this. */
const BOUNDARY = '----lectern-6f9d2c1a84e7b350';

/**
 * A `multipart/form-data` body (RFC 7578): `fields` first, so that the server knows them before the file begins, then the
 * file as `fileData`. Streamed; its length is known beforehand.
 */
export function multipart(
  fields: readonly (readonly [name: string, value: string])[],
  file: FilePart,
): Pick<HttpRequest, 'headers' | 'body' | 'bodyLength'> {
  const fieldText = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const fileName = file.fileName.replace(/["\r\n\\]/g, '_');
  const head = new TextEncoder().encode(
    `${fieldText.join('')}--${BOUNDARY}\r\n` +
      `Content-Disposition: form-data; name="fileData"; filename="${fileName}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  const tail = new TextEncoder().encode(`\r\n--${BOUNDARY}--\r\n`);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    bodyLength: head.length + file.length + tail.length,
    body: async function* () {
      yield head;
      yield* file.bytes();
      yield tail;
    },
  };
}
