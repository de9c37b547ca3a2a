import { z } from 'zod'
import { channels } from '#src/domain/event.ts'
import { contentCategories } from '#src/domain/follow-up/content.ts'
import { occasions } from '#src/domain/follow-up/reminder.ts'
import { localeSchema } from '#src/domain/locale.ts'

/** What a draft is made of: nothing that a customer may not hear, but for the aim, which is named as such. */
export const draftInput = z.strictObject({
  /** The customer's language. */
  locale: localeSchema,
  channel: z.enum(channels),
  content: z.enum(contentCategories),
  /** The playbook's short name of what is done. */
  action: z.string().max(80).optional(),
  occasion: z.enum(occasions).optional(),
  /** In the draft's language: what the writer wants to reach, and the one thing to ask for. */
  goal: z.string().max(300),
  callToAction: z.string().max(300),
  customer: z.string().max(200),
  /** Who writes. */
  sender: z.string().max(200),
  /** What the writer has asked to be mentioned. */
  topic: z.string().max(200).optional(),
  /** What they have bought last, and the day in words. */
  product: z.string().max(80).optional(),
  lastOrder: z.string().max(80).optional(),
  /** What goes with what they have. */
  suggestion: z.string().max(80).optional(),
  /** The customer's own remarks, the newest first. */
  remarks: z.array(z.string().max(500)).max(3),
})
export type DraftInput = z.infer<typeof draftInput>

/**
 * What a message is about, in two sentences: what is in it for the customer, and the one question. `known` goes before
 * `hook` where a product is known; `meet` asks for the day of a visit in its own way.
 */
export type Theme = {
  readonly subject: string
  readonly hook: string
  readonly known?: string
  readonly ask: string
  readonly meet?: string
}

const ofActions = [
  'answer-complaint',
  'after-complaint',
  'call-back',
  'win-back',
  'first-order-check',
  'replenishment-reminder',
  'personal-recommendation',
  'trial',
  'early-access',
  'named-manager',
  'thank-you',
  'training',
  'needs-analysis',
] as const

/** Themes of their own: of some actions of a playbook, of occasions, of each content category, and the writer's own topic. */
export type ThemeName =
  | (typeof ofActions)[number]
  | (typeof contentCategories)[number]
  | (typeof occasions)[number]
  | 'topic'

/** One language's themes. */
export type Themes = Readonly<Record<ThemeName, Theme>>

const hasOwn = (action: string | undefined): action is (typeof ofActions)[number] =>
  ofActions.some((each) => each === action)

/** The writer's own topic goes first, where it is in the draft's language; then the occasion, the action, the content. */
export function themeOf({ locale, topic, occasion, action, content }: DraftInput): ThemeName {
  if (topic && /\p{Script=Han}/u.test(topic) === (locale === 'zh')) return 'topic'
  return occasion ?? (hasOwn(action) ? action : content)
}
