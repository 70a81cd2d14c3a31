import { z } from 'zod';
import { CATALOGUE } from './catalogue.ts';
import type { Fault, FaultCode } from './fault.ts';

/** A fault as data that crossed a boundary. */
export const faultSchema: z.ZodType<Fault> = z.object({
  code: z.enum(Object.keys(CATALOGUE) as [FaultCode, ...FaultCode[]]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  detail: z.string(),
});
