import type { App, ReceiverEvent } from '@slack/bolt'
import { z } from 'zod'
import type { Logger } from '#src/ports/logger.ts'
import { eventHandlers } from '#src/slack/events/index.ts'
import type { Gate } from '#src/slack/install/gate.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { appTeam, eventIn, type IncomingEvent } from './incoming-event.ts'
import { within } from './within.ts'

export type IntakeOptions = {
  readonly gate: Gate
  /** Puts an event on the queue. */
  readonly enqueue: (event: IncomingEvent) => Promise<void>
  readonly log: Logger
}

/** What the queue may take; Slack waits 3 s. */
const budgetMs = 1_500

/** Where receivers hand over what has come, signed and read. */
export type Intake = Pick<App, 'processEvent'>

/**
 * Stands between a receiver and Bolt: other workspaces get no further, and an event is on the queue before it is
 * acknowledged (Bolt acknowledges events before any listener runs, so that a crash would lose them). What the queue
 * does not take is not acknowledged, and Slack sends it again.
 */
export const intake = (app: Intake, { gate, enqueue, log }: IntakeOptions): Intake => ({
  async processEvent(received: ReceiverEvent) {
    const incoming = eventIn(received.body)
    const team = incoming?.team ?? appTeam(received.body)
    if (!(await gate.admits(team)) && !isGoodbye(incoming)) return refuse(received, gate, team)
    if (received.body['type'] !== 'event_callback') return app.processEvent(received)

    if (incoming && isListenedTo(incoming)) await within(enqueue(incoming), budgetMs)
    else log.debug('slack: an event that nothing listens to', { type: incoming?.event.type })
    await received.ack()
  },
})

/** A workspace that has been taken off the list still says that it has let go of the app. */
const isGoodbye = (incoming?: IncomingEvent): boolean =>
  incoming?.event.type === 'app_uninstalled' || incoming?.event.type === 'tokens_revoked'

const spokenSchema = z.looseObject({
  bot_id: z.string().optional(),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
})

/** What a person says is listened to; what bots say, the app itself for one, and changes of messages are not. */
function isListenedTo({ event }: IncomingEvent): boolean {
  if (!Object.hasOwn(eventHandlers, event.type)) return false
  if (event.type !== 'message' && event.type !== 'app_mention') return true

  const spoken = spokenSchema.safeParse(event)
  return spoken.success && spoken.data.bot_id === undefined
}

/** A slash command is answered in its acknowledgement; nothing else can be, and nothing is worked on. */
async function refuse({ ack, body }: ReceiverEvent, gate: Gate, team: string | undefined): Promise<void> {
  gate.refuse(team)
  const isCommand = typeof body['command'] === 'string'
  const words = inBothLanguages('slack.other-workspace', {})
  await ack(isCommand ? { response_type: 'ephemeral', ...renderSlack(words) } : undefined)
}
