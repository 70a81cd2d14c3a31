import { z } from 'zod';
import { faultSchema } from '../faults/fault-schema.ts';

/** What the permission doctor looks at, in the order of looking. */
export const PERMISSION_CHECKS = [
  'time',
  'widget-session',
  'app-token-session',
  'role',
  'schedule',
  'blackouts',
  'resources',
  'template-entry',
  'upload-token',
  'entry-content',
  'live-entry',
  'bulk-upload',
  'entry-list',
] as const;

/** Those that matter only where recordings are submitted as bulk uploads. */
export const BULK_CHECKS: ReadonlySet<PermissionCheck> = new Set(['bulk-upload', 'entry-list']);

/** One thing that a capture device must be allowed to do in Kaltura. */
export type PermissionCheck = (typeof PERMISSION_CHECKS)[number];

/**
 * What the doctor found. `missing`: Kaltura understood and does not allow it, a person has to grant `kalturaName`.
 * `failed`: something else is wrong, see `fault`. `skipped`: not tried, since it needs a line above or is not in use.
 */
export const permissionLineSchema = z.object({
  check: z.enum(PERMISSION_CHECKS),
  state: z.enum(['ok', 'missing', 'failed', 'skipped']),
  /** The action, as `service.action`, or the privilege, as Kaltura writes it. */
  kalturaName: z.string(),
  fault: faultSchema.nullable(),
});

/** One line of an examination. Holds no secret. */
export type PermissionLine = z.infer<typeof permissionLineSchema>;
