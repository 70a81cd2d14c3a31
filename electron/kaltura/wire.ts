import { z } from 'zod';

/**
 * Shapes that every Kaltura answer is made of. Nulls are missing keys, BIGINT columns are strings, enums grow:
 * so numbers are coerced, unknown fields and values pass, and only what is used is asked for.
 */

/** A number that may come as a string; missing or empty is null. */
export const wireNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined || value === '') return null;
    const number = Number(value);
    if (Number.isFinite(number)) return number;
    context.addIssue({ code: 'custom', message: 'is not a number' });
    return z.NEVER;
  });

/** A text that may come as a number; missing is the empty text. */
export const wireText = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

/** A yes or no that may come as 1, 0, "1", "0". */
export const wireBoolean = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform((value) => value === true || value === 1 || value === '1' || value === 'true');

/** An id: a text or a number, never empty. */
export const wireId = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1));

/** `{"totalCount":N,"objects":[…]}`; missing objects are none. */
export const wireList = <T extends z.ZodType>(row: T) =>
  z.looseObject({
    totalCount: wireNumber,
    objects: z
      .array(row)
      .nullish()
      .transform((rows) => rows ?? []),
  });

/** A row that the caller reads itself. */
export const rawRow = z.record(z.string(), z.unknown());
