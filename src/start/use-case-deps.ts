import type { CommandDeps } from '#src/commands/deps.ts'
import type { DecideDeps } from '#src/decide/deps.ts'
import type { RelayDeps } from '#src/decide/tell/relay-notices.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Evaluations } from '#src/ports/evaluations.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Slots } from '#src/ports/slots.ts'
import type { OpenStores } from './open-stores.ts'
import { randomIds } from './random-ids.ts'

/** What commands, decisions and the relay need, out of an open store. */
export const useCaseDeps = (
  { store }: Pick<OpenStores, 'store'>,
  {
    clock,
    companyTimeZone,
    log,
    cipher,
  }: {
    readonly clock: Clock
    readonly companyTimeZone: string
    readonly log: Logger
    readonly cipher?: FieldCipher | undefined
  },
): Omit<CommandDeps, 'queues'> &
  DecideDeps &
  RelayDeps & { readonly settings: Settings; readonly evaluations: Evaluations; readonly slots: Slots } => ({
  customers: store.customers,
  events: store.events,
  users: store.users,
  policies: store.policies,
  cuts: store.cuts,
  forecasts: store.forecasts,
  sources: store.sources,
  warnings: store.warnings,
  rebuilds: store.rebuilds,
  evaluations: store.evaluations,
  tierChanges: store.tierChanges,
  outbox: store.outbox,
  reminders: store.reminders,
  questions: store.questions,
  slots: store.slots,
  refs: store.refs,
  imports: store.imports,
  ...(cipher ? { cipher } : {}),
  digests: store.digests,
  reviews: store.reviews,
  undos: store.undos,
  kept: store.kept,
  modelAsks: store.modelAsks,
  contactLinks: store.contactLinks,
  calendars: store.calendars,
  problems: store.problems,
  settings: store.settings,
  audit: store.audit,
  ids: randomIds,
  clock,
  companyTimeZone,
  log,
})
