import { z } from 'zod';

/** Who is told of faults besides the person in front of the PC. Addresses and passwords that are secret are with the secrets. */
export const alertsSchema = z.object({
  /** The same fault is not told again within this time. */
  repeatMinutes: z.int().min(1).max(1440).default(30),
  /** Tells only of the recording under way while one is. */
  quietInLectures: z.boolean().default(true),
  /** A sound goes with each note on the desktop. */
  sound: z.boolean().default(false),
  /** Posts JSON to the address that is kept with the secrets. */
  webhook: z.boolean().default(false),
  email: z.boolean().default(false),
  smtpHost: z.string().max(253).default(''),
  smtpPort: z.int().min(1).max(65_535).default(587),
  /** `tls` from the first byte (port 465), `starttls` required, `none` for a relay in the house. */
  smtpSecurity: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  smtpUser: z.string().max(200).default(''),
  from: z.string().max(254).default(''),
  to: z.array(z.email()).max(20).default([]),
});
export type AlertSettings = z.infer<typeof alertsSchema>;
