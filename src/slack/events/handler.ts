import type { IncomingEvent } from '#src/slack/in/incoming-event.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/** Works on one event out of the queue; it may come again after a crash. What it throws has it tried again. */
export type Receiver = (deps: SlackDeps, incoming: IncomingEvent) => Promise<void>
