import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Installations } from '#src/ports/installations.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import type { Stands } from '#src/ports/stands.ts'
import type { Clients } from './clients.ts'
import type { Tokens } from './install/tokens.ts'

/** What every listener of Slack gets. */
export type SlackDeps = {
  readonly dispatcher: Dispatcher<Reply, Form>
  readonly tokens: Tokens
  readonly clients: Clients
  readonly once: Once
  /** Who has opened their Home, and which direct chats are open. */
  readonly stands: Pick<Stands, 'ref' | 'put'>
  /** Absent where one token is configured: there is nothing to install. */
  readonly installations?: Installations
  readonly clock: Clock
  readonly log: Logger
  /** The slash command as it is configured at Slack: `/customer`. */
  readonly command: string
  /** Work that goes on after the acknowledgement: closing waits for it. */
  track(work: Promise<void>): void
}
