import { z } from 'zod'
import { channels } from '#src/domain/event.ts'
import { touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { sentiments } from '#src/domain/follow-up/sentiment.ts'

/** Channels that people reach somebody by; what happened on the web is no touch of ours. */
const touchChannels = channels.filter((channel) => channel !== 'web')

/** A note, when and where it was written, and the products that it may name. */
export const noteInput = z.strictObject({
  text: z.string().min(1).max(4_000),
  /** Milliseconds since 1970: a moment that nobody takes for a phone number. */
  nowMs: z.number().int(),
  /** IANA, of whoever wrote it. */
  zone: z.string().min(1),
  /** As the orders call them. */
  products: z.array(z.string().min(1).max(200)).max(60),
})
export type NoteInput = z.output<typeof noteInput>

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What the note tells; null: it does not say. */
export const touchTold = z.strictObject({
  channel: z.enum(touchChannels).nullable(),
  outcome: z.enum(touchOutcomes).nullable(),
  sentiment: z.enum(sentiments).nullable(),
  /** 1 to 5, where the note names the figure. */
  satisfaction: z.number().int().min(1).max(5).nullable(),
  /** The day it was, where that is over: YYYY-MM-DD. */
  on: day.nullable(),
  /** The day to speak again: YYYY-MM-DD. */
  next: day.nullable(),
  /** HH:MM. */
  nextTime: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** What is to be done next. */
  step: z.string().max(200).nullable(),
  products: z.array(z.string()).max(10),
})
export type TouchTold = z.output<typeof touchTold>
