import { z } from 'zod'
import { channels } from './event.ts'
import { localeSchema } from './locale.ts'

export const roles = ['rep', 'manager', 'admin', 'service'] as const
export type Role = (typeof roles)[number]

const surfaces = ['terminal', 'playground', 'slack', 'wecom'] as const
export type Surface = (typeof surfaces)[number]

/** Whether somebody is there without an account of their own. */
export const hasEverybody = (surface: Surface): boolean => surface === 'terminal' || surface === 'playground'

/** Who somebody is on a chat surface: signed by the platform, never taken from a text. */
export const identitySchema = z.strictObject({
  surface: z.enum(surfaces),
  /** Slack team or WeCom corp. */
  team: z.string().optional(),
  userId: z.string().min(1),
})
export type Identity = z.infer<typeof identitySchema>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 21:00')

const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-25')

/** What somebody has chosen about what they get; absent: as usual. */
const userSettingsSchema = z.strictObject({
  /** Where notices go, where there are several surfaces. */
  preferredSurface: z.enum(surfaces).optional(),
  /** What they have set themselves: a list of users that is imported leaves it as it is. */
  chosen: z.array(z.enum(['locale', 'zone'])).optional(),
  morningList: z.enum(['on', 'off']).optional(),
  dailySummary: z.enum(['on', 'off']).optional(),
  /** What is not told: a kind of notice, one customer, or reminders of one channel. */
  mutes: z
    .array(
      z.strictObject({
        kind: z.enum(['tier-change', 'early-warning', 'reminder', 'question', 'occasion']).optional(),
        customer: z.string().optional(),
        channel: z.enum(channels).optional(),
      }),
    )
    .max(50)
    .optional(),
  /** A manager's weekly digest: ISO weekday, hour of their zone, and a channel instead of a direct message. */
  digest: z
    .union([
      z.literal('off'),
      z.strictObject({
        weekday: z.int().min(1).max(7),
        at: timeOfDay,
        segment: z.string().optional(),
        channel: z.string().optional(),
      }),
    ])
    .optional(),
})
export type UserSettings = z.infer<typeof userSettingsSchema>

/** One person, one row, whatever the surface. `_id` is a short handle: `mei`. */
export const userSchema = z.strictObject({
  _id: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, 'a handle of letters, digits, dot, dash or underscore'),
  name: z.string().min(1).max(120),
  role: z.enum(roles),
  email: z.email().optional(),
  manager: z.string().optional(),
  /** The surface whose directory says so, and may say otherwise tomorrow; absent: somebody here did. */
  managerFrom: z.enum(surfaces).optional(),
  team: z.string().optional(),
  locale: localeSchema,
  zone: z.string().min(1),
  /** By the clock of their own zone, across midnight where `from` is the later one; equal: none. Absent: the usual ones. */
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  /** Who gets their reminders meanwhile, both days included. */
  cover: z.strictObject({ by: z.string(), from: localDay, to: localDay }).optional(),
  settings: userSettingsSchema.optional(),
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
