import { z } from 'zod';

const instant = z.string();
const span = z.object({ start: instant, end: instant });

/** What can be proved about a recording that has finished files. Instants as ISO 8601 in UTC; late is positive. */
export const certificateSchema = z.object({
  recordingId: z.string(),
  eventId: z.string(),
  title: z.string(),
  origin: z.enum(['schedule', 'operator']),
  scheduled: span,
  planned: span,
  because: z.array(z.unknown()),
  pauses: z.array(z.object({ start: instant, end: instant.nullable() })),
  stoppedByOperatorAt: instant.nullable(),
  gaps: z.array(span.extend({ track: z.string(), cause: z.string() })),
  tracks: z.array(
    span.extend({
      track: z.string(),
      file: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      /** As ffprobe counts it. */
      durationMs: z.number(),
      startErrorMs: z.number(),
      endErrorMs: z.number(),
      /** Of the time in which it was listened to, from 0 to 1; null when it was not. */
      silentShare: z.number().nullable(),
      blackShare: z.number().nullable(),
      entryId: z.string().nullable(),
      uploadBeganAt: instant.nullable(),
      bytesSentAt: instant.nullable(),
      readyAt: instant.nullable(),
    }),
  ),
  operatorActs: z.array(z.object({ at: instant, act: z.string() })),
  remarks: z.array(z.unknown()),
  /** Where its files were put for somebody to fetch; null when it goes by the API. */
  handedOver: z
    .object({
      to: z.string(),
      sheet: z.string(),
      files: z.array(z.object({ trackId: z.string(), name: z.string(), referenceId: z.string() })),
    })
    .nullable(),
  deliveredAt: instant.nullable(),
  uploadedAt: instant.nullable(),
  mediaDeletedAt: instant.nullable(),
});
export type Certificate = z.infer<typeof certificateSchema>;
