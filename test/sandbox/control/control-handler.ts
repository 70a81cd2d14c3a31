import type { IncomingMessage, ServerResponse } from 'node:http';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z, ZodError } from 'zod';
import type { EventInput } from '../scenario/schema.ts';
import type { FaultRequest } from '../faults/fault.ts';
import type { SandboxParts } from '../parts.ts';
import type { Media } from '../upload/media.ts';
import type { ScheduleDesk } from './schedule-desk.ts';
import { dumpState } from './dump-state.ts';

/** What the control endpoint works on. */
export interface ControlParts extends SandboxParts {
  readonly schedule: ScheduleDesk;
  media(id: string): Promise<Media | null>;
}

type Route = (parts: ControlParts, body: unknown, id: string) => unknown;

const clockBody = z.strictObject({ skewMs: z.number() });
const entryBody = z
  .strictObject({ status: z.union([z.number(), z.string()]), broadcasting: z.boolean(), viewMode: z.number() })
  .partial();
const lifeCycleBody = z
  .strictObject({
    importSeconds: z.number().min(0),
    convertSeconds: z.number().min(0),
    outcome: z.enum(['ready', 'errorConverting']),
  })
  .partial();
const editBody = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const moveBody = z.strictObject({ bySeconds: z.number() });

/** The endpoint, as `METHOD path`; `:id` is one path segment. */
const routes: Readonly<Record<string, Route>> = {
  'GET state': (parts) => dumpState(parts),
  'GET requests': (parts) => parts.requests,
  'GET faults': (parts) => parts.faults.list(),
  'POST faults': (parts, body) => ({ id: parts.faults.arm(body as FaultRequest) }),
  'DELETE faults': (parts) => parts.faults.clear(),
  'DELETE faults/:id': (parts, _body, id) => parts.faults.clear(Number(id)),
  'POST sessions/expire': (parts) => parts.expireSessions(),
  'POST clock': (parts, body) => {
    parts.clock.skewMs = clockBody.parse(body).skewMs;
  },
  'POST lifeCycle': (parts, body) => Object.assign(parts.lifeCycle, lifeCycleBody.parse(body)),
  'POST events': (parts, body) => ({ id: parts.schedule.add(body as EventInput) }),
  'PATCH events/:id': (parts, body, id) => parts.schedule.edit(Number(id), editBody.parse(body)),
  'POST events/:id/move': (parts, body, id) => parts.schedule.move(Number(id), moveBody.parse(body).bySeconds),
  'POST events/:id/cancel': (parts, _body, id) => parts.schedule.cancel(Number(id)),
  'POST events/:id/reissue': (parts, _body, id) => ({ id: parts.schedule.reissue(Number(id)) }),
  'DELETE events/:id': (parts, _body, id) => parts.schedule.remove(Number(id)),
  'PATCH entries/:id': (parts, body, id) => {
    const entry = parts.state.entries.get(id);
    if (entry === undefined) throw new RangeError(`there is no entry ${id}`);
    Object.assign(entry, entryBody.parse(body));
  },
  'GET media/:id/hash': async (parts, _body, id) => {
    const media = await parts.media(id);
    return media === null ? null : { bytes: media.bytes, sha256: await media.sha256() };
  },
};

function findRoute(method: string, path: string): { readonly route: Route; readonly id: string } | null {
  const segments = path.split('/');
  const id = decodeURIComponent(segments[1] ?? '');
  const route =
    routes[`${method} ${path}`] ?? routes[`${method} ${[segments[0], ':id', ...segments.slice(2)].join('/')}`];
  return route === undefined ? null : { route, id };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value ?? null));
}

async function sendMedia(parts: ControlParts, id: string, response: ServerResponse): Promise<void> {
  const media = await parts.media(id);
  if (media === null) {
    send(response, 404, { error: `there is no media under ${id}` });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': media.bytes });
  await pipeline(createReadStream(media.path), response);
}

/** Answers `/_control/…`, in JSON: 404 for an unknown path, 400 with the reason for a body that does not fit. */
export async function handleControl(
  parts: ControlParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').replace(/^\/_control\//, '').replace(/\?.*$/, '');
  const media = /^media\/([^/]+)$/.exec(path)?.[1];
  if (request.method === 'GET' && media !== undefined) {
    await sendMedia(parts, decodeURIComponent(media), response);
    return;
  }
  const found = findRoute(request.method ?? '', path);
  if (found === null) {
    send(response, 404, { error: `no such control: ${request.method} ${path}`, controls: Object.keys(routes) });
    return;
  }
  try {
    send(response, 200, await found.route(parts, await readJson(request), found.id));
  } catch (error) {
    if (!(error instanceof ZodError || error instanceof RangeError || error instanceof SyntaxError)) throw error;
    send(response, 400, { error: error.message });
  }
}
