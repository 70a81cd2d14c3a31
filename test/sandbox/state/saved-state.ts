import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { EventResources } from './event-resources.ts';
import type { Keys } from './keys.ts';
import type { UploadToken } from './model.ts';
import type { State } from './state.ts';

const fileName = 'state.json';

/** The envelope of a saved state. What is inside was written by `saveState` and is taken as it is. */
const savedSchema = z.object({
  version: z.literal(1),
  account: z.custom<State['account'] & { readonly kmcUsers: [string, string][] }>(),
  sessions: z.array(z.custom<[string, never]>()),
  appTokens: z.array(z.custom<[string, never]>()),
  uploadTokens: z.array(z.custom<[string, UploadToken]>()),
  entries: z.array(z.custom<[string, never]>()),
  bulkUploads: z.array(z.custom<[number, never]>()).default([]),
  cuePoints: z.array(z.custom<[string, never]>()).default([]),
  events: z.array(z.custom<[number, never]>()),
  resources: z.array(z.custom<[number, never]>()),
  eventResources: z.array(z.custom<never>()),
  categories: z.array(z.tuple([z.string(), z.string()])),
  nextEventId: z.number(),
  nextResourceId: z.number(),
  nextBulkUploadId: z.number().default(4_711),
  keys: z.object({
    resources: z.array(z.tuple([z.string(), z.number()])),
    entries: z.array(z.tuple([z.string(), z.string()])),
  }),
});

const withPaths = (token: UploadToken, path: (file: string) => string): UploadToken => ({
  ...token,
  path: token.path === null ? null : path(token.path),
  parked: token.parked.map((piece) => ({ ...piece, path: path(piece.path) })),
});

/** Keeps the state in a folder, beside its media. Reservations are forgotten. */
export async function saveState(dir: string, state: State, keys: Keys): Promise<void> {
  const saved = {
    version: 1,
    account: { ...state.account, kmcUsers: [...state.account.kmcUsers] },
    sessions: [...state.sessions],
    appTokens: [...state.appTokens],
    uploadTokens: [...state.uploadTokens].map(([id, token]) => [id, withPaths(token, (path) => basename(path))]),
    entries: [...state.entries],
    bulkUploads: [...state.bulkUploads],
    cuePoints: [...state.cuePoints],
    events: [...state.events],
    resources: [...state.resources],
    eventResources: state.eventResources.all(),
    categories: [...state.categories],
    nextEventId: state.nextEventId,
    nextResourceId: state.nextResourceId,
    nextBulkUploadId: state.nextBulkUploadId,
    keys: { resources: [...keys.resources], entries: [...keys.entries] },
  };
  const path = join(dir, fileName);
  await writeFile(`${path}.new`, JSON.stringify(saved));
  await rename(`${path}.new`, path);
}

async function readSaved(dir: string): Promise<string | null> {
  try {
    return await readFile(join(dir, fileName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** What `saveState` left in a folder, or null. Throws SyntaxError or ZodError for a file that is something else. */
export async function loadState(dir: string): Promise<{ readonly state: State; readonly keys: Keys } | null> {
  const text = await readSaved(dir);
  if (text === null) return null;
  const saved = savedSchema.parse(JSON.parse(text));
  const eventResources = new EventResources();
  for (const tie of saved.eventResources) eventResources.tie(tie);
  const inDir = (file: string): string => join(dir, file);
  const state: State = {
    account: { ...saved.account, kmcUsers: new Map(saved.account.kmcUsers) },
    sessions: new Map(saved.sessions),
    appTokens: new Map(saved.appTokens),
    uploadTokens: new Map(saved.uploadTokens.map(([id, token]) => [id, withPaths(token, inDir)])),
    entries: new Map(saved.entries),
    bulkUploads: new Map(saved.bulkUploads),
    cuePoints: new Map(saved.cuePoints),
    events: new Map(saved.events),
    resources: new Map(saved.resources),
    eventResources,
    categories: new Map(saved.categories),
    reservations: new Map(),
    nextEventId: saved.nextEventId,
    nextResourceId: saved.nextResourceId,
    nextBulkUploadId: saved.nextBulkUploadId,
  };
  return { state, keys: { resources: new Map(saved.keys.resources), entries: new Map(saved.keys.entries) } };
}
