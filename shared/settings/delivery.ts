import { z } from 'zod';

/**
 * Which way recordings take to Kaltura, and where the folder is that they are handed over in. Passwords and keys are with
 * the secrets.
 */
export const deliverySchema = z.object({
  /**
   * `drop-folder`: the files and a bulk sheet that describes them, into a folder that somebody watches. `bulk-upload`: the
   * files into a folder that Kaltura can fetch them from, the sheet to Kaltura by `media.bulkUploadAdd`.
   */
  way: z.enum(['api', 'drop-folder', 'bulk-upload']).default('api'),
  target: z.enum(['folder', 'ftp', 'sftp']).default('folder'),
  sheet: z.enum(['xml', 'csv']).default('xml'),
  /** Absolute path here, or a path on the server; empty on a server: where it puts us. */
  path: z.string().max(1000).default(''),
  host: z.string().max(253).default(''),
  /** 0: the usual one. */
  port: z.int().min(0).max(65_535).default(0),
  ftpSecurity: z.enum(['tls', 'implicit-tls', 'none']).default('tls'),
  user: z.string().max(200).default(''),
  login: z.enum(['password', 'key']).default('password'),
  /** PEM of an authority that is trusted for FTPS besides the public ones. */
  caFile: z.string().nullable().default(null),
  /** The key that an SFTP server must show, `SHA256:…`; null: whichever it shows first, which is then kept here. */
  hostKey: z.string().max(100).nullable().default(null),
  /**
   * Address under which the folder's files can be fetched, for bulk uploads and the table; empty in a table: named as
   * they lie.
   */
  mediaUrl: z.string().max(1000).default(''),
});
export type DeliverySettings = z.infer<typeof deliverySchema>;
