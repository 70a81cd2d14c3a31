import type { z } from 'zod';
import { fault, FaultError } from '../../shared/faults/fault.ts';

/** `result` of `action` (`service.action`) as `schema` reads it. Throws FaultError `answer-unreadable`. */
export function checked<T>(result: unknown, schema: z.ZodType<T>, action: string): T {
  const read = schema.safeParse(result);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new FaultError(fault('answer-unreadable', { action }, problems.join(', ')));
}
