import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import type { Stands } from '#src/ports/stands.ts'
import type { WecomApi } from './api/client.ts'
import type { BotParts } from './bot/bot-parts.ts'
import type { Pause } from './out/pause.ts'

/** What every handler of WeCom gets. */
export type WecomDeps = {
  readonly dispatcher: Dispatcher<Reply, Form>
  readonly api: WecomApi
  /** The same for the app's own chat, where a form is asked for one field after another. */
  readonly asking: Dispatcher<Reply, Form>
  readonly once: Once
  readonly stands: Stands
  readonly kept: Kept
  readonly budgets: Budgets
  readonly pause: Pause
  readonly clock: Clock
  readonly log: Logger
  /** Address under which members reach this server. */
  readonly publicUrl?: string | undefined
  /** WeCom means to switch the app off, or has done so: told to the admins. */
  report(state: 'soon' | 'off'): Promise<void>
  /** Where the AI bot is on. */
  readonly bot?: BotParts | undefined
  /** Has a customer's person read anew; absent: nobody joins them with customers. */
  contactChanged?(contactId: string): Promise<void>
  /** Work that goes on after the acknowledgement: closing waits for it. */
  track(work: Promise<void>): void
}
