import { z } from 'zod'
import { localeSchema } from './locale.ts'

export const roles = ['rep', 'manager', 'admin', 'service'] as const
export type Role = (typeof roles)[number]

const surfaces = ['terminal', 'playground', 'slack', 'wecom'] as const
export type Surface = (typeof surfaces)[number]

/** Who somebody is on a chat surface: signed by the platform, never taken from a text. */
const identitySchema = z.strictObject({
  surface: z.enum(surfaces),
  /** Slack team or WeCom corp. */
  team: z.string().optional(),
  userId: z.string().min(1),
})
export type Identity = z.infer<typeof identitySchema>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 21:00')

/** One person, one row, whatever the surface. `_id` is a short handle: `mei`. */
export const userSchema = z.strictObject({
  _id: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, 'a handle of letters, digits, dot, dash or underscore'),
  name: z.string().min(1).max(120),
  role: z.enum(roles),
  email: z.email().optional(),
  manager: z.string().optional(),
  team: z.string().optional(),
  locale: localeSchema,
  zone: z.string().min(1),
  /** By the clock of their own zone, across midnight where `from` is the later one; equal: none. Absent: the usual ones. */
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  identities: z.array(identitySchema),
  active: z.boolean(),
  sample: z.literal(true).optional(),
})
export type User = z.infer<typeof userSchema>

/** The person a command runs for, with what they may see already resolved. */
export type Asker = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly locale: Locale
  readonly zone: string
  /** Owners whose customers this person may read; `all` for admins and service. */
  readonly sees: 'all' | readonly string[]
  /** Where they speak from; absent for jobs. */
  readonly surface?: Surface
}
type Locale = z.infer<typeof localeSchema>
