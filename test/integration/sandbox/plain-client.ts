import { createHash } from 'node:crypto';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** An answer as any JSON client would read it. */
export type Answer = Record<string, unknown>;

/** POSTs `service.action` as JSON and answers the raw response. */
export const post = (sandbox: Sandbox, action: string, params: object): Promise<Response> => {
  const [service, name] = action.split('.');
  return fetch(`${sandbox.url}/api_v3/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ service, action: name, format: 1, ...params }),
  });
};

/** POSTs `service.action` as JSON and answers the parsed result. */
export const call = async (sandbox: Sandbox, action: string, params: object): Promise<Answer> =>
  (await (await post(sandbox, action, params)).json()) as Answer;

/** A widget ks. */
export async function widgetKs(sandbox: Sandbox): Promise<string> {
  const widgetId = `_${sandbox.credentials.partnerId}`;
  return String((await call(sandbox, 'session.startWidgetSession', { widgetId }))['ks']);
}

/** Lower-case hex of the hash that appToken.startSession wants. */
export const tokenHash = (ks: string, token: string, hashType: string): string =>
  createHash(hashType)
    .update(ks + token)
    .digest('hex');

/** A ks of the capture role, got the way a device gets it. */
export async function deviceKs(sandbox: Sandbox): Promise<string> {
  const { tokenId, token, hashType } = sandbox.credentials;
  const ks = await widgetKs(sandbox);
  const session = await call(sandbox, 'appToken.startSession', {
    ...{ ks, id: tokenId, tokenHash: tokenHash(ks, token, hashType) },
  });
  return String(session['ks']);
}

/** A ks that may do everything. */
export async function adminKs(sandbox: Sandbox): Promise<string> {
  const { adminSecret, partnerId } = sandbox.credentials;
  const params = { secret: adminSecret, type: 2, partnerId, userId: 'admin@example.edu' };
  return (await (await post(sandbox, 'session.start', params)).json()) as string;
}

/** What uploadToken.upload takes besides the bytes. */
export interface PartOptions {
  readonly resume?: boolean;
  readonly finalChunk?: boolean;
  readonly resumeAt?: number;
  readonly fileName?: string;
}

/** Sends one part of a file. */
export async function uploadPart(
  sandbox: Sandbox,
  ks: string,
  uploadTokenId: string,
  bytes: Uint8Array<ArrayBuffer>,
  { resume = false, finalChunk = true, resumeAt = -1, fileName = 'lecture.mp4' }: PartOptions = {},
): Promise<Answer> {
  const form = new FormData();
  const fields = { ks, uploadTokenId, format: 1, resume: resume ? 1 : 0, finalChunk: finalChunk ? 1 : 0, resumeAt };
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  form.set('fileData', new Blob([bytes]), fileName);
  const url = `${sandbox.url}/api_v3/service/uploadToken/action/upload`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Answer;
}

/** Adds an upload token and answers its id. */
export const addToken = async (sandbox: Sandbox, ks: string, uploadToken: object = {}): Promise<string> =>
  String((await call(sandbox, 'uploadToken.add', { ks, uploadToken }))['id']);
