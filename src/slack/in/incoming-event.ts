import { z } from 'zod'

const incomingSchema = z.object({
  /** Slack's `event_id`: the same at each delivery of one event. */
  id: z.string().regex(/^\w{1,90}$/),
  /** The workspace whose installation it came to; people in it may be of another one. */
  team: z.string().min(1),
  at: z.coerce.date(),
  /** It happened in a channel that is shared with another company. */
  shared: z.boolean(),
  event: z.looseObject({ type: z.string() }),
})

/** An event as the queue carries it: signed when it came, its words unread so far. */
export type IncomingEvent = z.infer<typeof incomingSchema>

/** What a queue hands on. */
export const incomingEvent = (from: unknown): IncomingEvent => incomingSchema.parse(from)

const envelopeSchema = z.object({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event_time: z.number().default(0),
  team_id: z.string().optional(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
  is_ext_shared_channel: z.boolean().default(false),
  event: z.looseObject({ type: z.string() }),
})

/** Drawn from the text once more by Slack; nobody reads it, and a queue is no archive. */
const unread = ['blocks', 'attachments', 'edited', 'previous_message'] as const

/** The event in one of Slack's envelopes; undefined for anything else. */
export function eventIn(body: unknown): IncomingEvent | undefined {
  const { data } = envelopeSchema.safeParse(body)
  if (!data) return undefined

  return incomingSchema.safeParse({
    id: data.event_id,
    team: data.authorizations?.[0]?.team_id ?? data.team_id,
    at: new Date(data.event_time * 1_000),
    shared: data.is_ext_shared_channel,
    event: Object.fromEntries(
      Object.entries(data.event).filter(([name]) => !unread.some((each) => each === name)),
    ),
  }).data
}

const teamSchema = z.union([
  z.object({ team_id: z.string().min(1) }).transform(({ team_id }) => team_id),
  z.object({ team: z.object({ id: z.string().min(1) }) }).transform(({ team }) => team.id),
])

/** The workspace whose installation a command or an interaction came to: not who did it. */
export const appTeam = (body: unknown): string | undefined => teamSchema.safeParse(body).data
