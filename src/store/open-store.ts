import type { Connection } from 'mongoose'
import type { Audit } from '#src/ports/audit.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { Conversations } from '#src/ports/conversations.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Digests } from '#src/ports/digests.ts'
import type { Evaluations } from '#src/ports/evaluations.ts'
import type { Events } from '#src/ports/events.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Imports } from '#src/ports/imports.ts'
import type { Installations } from '#src/ports/installations.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Messages } from '#src/ports/messages.ts'
import type { ModelAsks } from '#src/ports/model-asks.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Rates } from '#src/ports/rates.ts'
import type { Rebuilds } from '#src/ports/rebuilds.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Reviews } from '#src/ports/reviews.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Slots } from '#src/ports/slots.ts'
import type { Sources } from '#src/ports/sources.ts'
import type { Stands } from '#src/ports/stands.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import type { Undos } from '#src/ports/undos.ts'
import type { Users } from '#src/ports/users.ts'
import type { Warnings } from '#src/ports/warnings.ts'
import { auditOf } from './audit.ts'
import { calendarsOf } from './calendars.ts'
import { type ConnectOptions, connect, hostsOf } from './connect.ts'
import { conversationsOf } from './conversations.ts'
import { copyOf, type StoreCopy } from './copy/copy.ts'
import { refuseHalfRestored } from './copy/restore-mark.ts'
import { contactLinksOf } from './customers/contact-links.ts'
import { customersOf } from './customers/customers.ts'
import { refsOf } from './customers/refs.ts'
import { cutsOf } from './cuts.ts'
import { digestsOf, reviewsOf } from './digests.ts'
import { guarded, translateStoreError } from './errors.ts'
import { evaluationsOf } from './evaluations.ts'
import { eventsOf } from './events/events.ts'
import { forecastsOf } from './forecasts.ts'
import { importsOf } from './imports.ts'
import { installationsOf } from './installations.ts'
import { keptOf } from './kept.ts'
import { messagesOf } from './messages.ts'
import { modelAsksOf } from './model-asks.ts'
import { modelsOf } from './models.ts'
import { outboxOf } from './outbox/outbox.ts'
import { slotsOf } from './outbox/slots.ts'
import { policiesOf } from './policies.ts'
import { problemsOf } from './problems.ts'
import { questionsOf } from './questions.ts'
import { ratesOf } from './rates.ts'
import { rebuildsOf } from './rebuilds.ts'
import { remindersOf } from './reminders.ts'
import { runMigrations } from './run-migrations.ts'
import { settingsOf } from './settings.ts'
import { sourcesOf } from './sources.ts'
import { standsOf } from './stands.ts'
import { tierChangesOf } from './tier-changes.ts'
import { undosOf } from './undos.ts'
import { usersOf } from './users.ts'
import { warningsOf } from './warnings.ts'

/** All stored documents, port by port, and the connection's own life. */
export type Store = {
  readonly customers: Customers
  readonly events: Events
  readonly users: Users
  readonly policies: Policies
  readonly cuts: Cuts
  readonly forecasts: Forecasts
  readonly refs: CustomerRefs
  readonly imports: Imports
  readonly installations: Installations
  readonly rates: Rates
  readonly outbox: Outbox
  readonly slots: Slots
  readonly tierChanges: TierChanges
  readonly messages: Messages
  readonly audit: Audit
  readonly settings: Settings
  readonly sources: Sources
  readonly stands: Stands
  readonly kept: Kept
  readonly modelAsks: ModelAsks
  readonly conversations: Conversations
  readonly warnings: Warnings
  readonly rebuilds: Rebuilds
  readonly evaluations: Evaluations
  readonly reminders: Reminders
  readonly questions: Questions
  readonly digests: Digests
  readonly reviews: Reviews
  readonly calendars: Calendars
  readonly problems: Problems
  readonly undos: Undos
  readonly contactLinks: ContactLinks
  /** All of it as lines, and back: for a backup. */
  readonly copy: StoreCopy
  /** The database's name. */
  readonly storeName: string
  /** For people: `MongoDB 8.0.4 at db.example:27017/tierwise`; never a password. */
  readonly describe: string
  /** @throws AppError `store-away` where the server does not answer. */
  ping(): Promise<void>
  /** Runs the migrations that are missing; harmless where none is. @throws AppError `restore-unfinished` */
  migrate(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the stores on their own connection.
 * @throws AppError `store-unreachable`, `store-uri-wrong`.
 */
export async function openStore(options: ConnectOptions): Promise<Store> {
  const connection = await connect(options)
  const db = connection.getClient().db(connection.name)
  const life = guarded({
    ping: async () => {
      await db.command({ ping: 1 })
    },
    migrate: async () => {
      await refuseHalfRestored(db)
      await runMigrations(connection, options.log)
    },
    close: () => connection.close(),
  })

  return {
    ...portsOf(connection, options.log),
    ...life,
    storeName: connection.name,
    describe: `${await serverName(connection)} at ${hostsOf(options.uri)}/${connection.name}`,
  }
}

function portsOf(connection: Connection, log: Logger) {
  const models = modelsOf(connection)
  const settings = settingsOf(models)

  return {
    customers: guarded(customersOf(connection, models)),
    events: guarded(eventsOf(models)),
    users: guarded(usersOf(models)),
    policies: guarded(policiesOf(models, settings)),
    cuts: guarded(cutsOf(models)),
    forecasts: guarded(forecastsOf(models)),
    refs: guarded(refsOf(models)),
    imports: guarded(importsOf(models)),
    installations: guarded(installationsOf(models)),
    rates: guarded(ratesOf(models)),
    outbox: guarded(outboxOf(connection, models)),
    slots: guarded(slotsOf(models)),
    tierChanges: guarded(tierChangesOf(models)),
    messages: guarded(messagesOf(models)),
    audit: guarded(auditOf(models)),
    settings: guarded(settings),
    sources: guarded(sourcesOf(models)),
    stands: guarded(standsOf(models)),
    kept: guarded(keptOf(models)),
    modelAsks: guarded(modelAsksOf(models)),
    conversations: guarded(conversationsOf(models)),
    warnings: guarded(warningsOf(models)),
    rebuilds: guarded(rebuildsOf(models)),
    evaluations: guarded(evaluationsOf(models)),
    reminders: guarded(remindersOf(models)),
    questions: guarded(questionsOf(models)),
    digests: guarded(digestsOf(models)),
    reviews: guarded(reviewsOf(models)),
    calendars: guarded(calendarsOf(models)),
    problems: guarded(problemsOf(models)),
    undos: guarded(undosOf(models)),
    contactLinks: guarded(contactLinksOf(models)),
    copy: copyOf(connection, models, log),
  }
}

/** What the server says it is; a compatible server names itself beside the version it speaks. */
async function serverName(connection: Connection): Promise<string> {
  try {
    const build = await connection.getClient().db(connection.name).command({ buildInfo: 1 })
    const ferretdb = build['ferretdb'] as { readonly version?: string } | undefined

    return ferretdb ? `FerretDB ${ferretdb.version}` : `MongoDB ${build['version']}`
  } catch (error) {
    await connection.close()
    throw translateStoreError(error)
  }
}
