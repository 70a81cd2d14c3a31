import { appTokenService } from './app-token.ts';
import { baseEntryService } from './base-entry.ts';
import { bulkUploadService } from './bulk-upload.ts';
import { conversionProfileService } from './conversion-profile.ts';
import { cuePointService } from './cue-point.ts';
import { liveStreamService } from './live-stream.ts';
import type { Action, Service } from './call.ts';
import { mediaService } from './media.ts';
import { scheduleEventService } from './schedule-event.ts';
import { scheduleEventResourceService } from './schedule-event-resource.ts';
import { scheduleResourceService } from './schedule-resource.ts';
import { sessionService } from './session.ts';
import { systemService } from './system.ts';
import { uploadTokenService } from './upload-token.ts';

/** Every service that the sandbox has. Adding one is adding its file and a line here. */
const services: readonly Service[] = [
  appTokenService,
  baseEntryService,
  bulkUploadService,
  conversionProfileService,
  cuePointService,
  liveStreamService,
  mediaService,
  scheduleEventResourceService,
  scheduleEventService,
  scheduleResourceService,
  sessionService,
  systemService,
  uploadTokenService,
];

const byLowerName = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));

const actions = byLowerName(services.map((s) => [s.name, byLowerName(Object.entries(s.actions))] as const));

/** The actions of a service by lower-case name, or null when there is no such service. `name` in lower case. */
export const findActions = (name: string): ReadonlyMap<string, Action> | null => actions.get(name) ?? null;
