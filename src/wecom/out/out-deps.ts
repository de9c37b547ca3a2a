import type { Budgets } from '#src/ports/budgets.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { Stands } from '#src/ports/stands.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import type { Pause } from './pause.ts'

/** What it takes to write to members. */
export type OutDeps = {
  readonly api: WecomApi
  readonly stands: Stands
  /** Messages word for word until WeCom has them, and the names of uploaded files. */
  readonly kept: Kept
  readonly budgets: Budgets
  readonly clock: Clock
  /** Address under which members reach this server: a card of one customer leads to its page there. */
  readonly publicUrl?: string | undefined
  /** Shared by all that sends in a process; absent: each is refused by itself. */
  readonly pause?: Pause | undefined
  /** How long after a cut-off call the message is sent again; absent: longer than a call may take. */
  readonly settledAfterMs?: number | undefined
}
