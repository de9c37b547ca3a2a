import type { Connection, Model, Schema } from 'mongoose'
import type { CalendarDay } from '#src/domain/calendar/calendar-day.ts'
import type { ContactLink } from '#src/domain/contact/contact-link.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Rate } from '#src/domain/exchange.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Question } from '#src/domain/question/question.ts'
import type { Review } from '#src/domain/review.ts'
import type { Problem } from '#src/domain/service/problem.ts'
import type { SourceState } from '#src/domain/source/source-state.ts'
import type { User } from '#src/domain/user.ts'
import type { CustomerWarning } from '#src/domain/warning/customer-warning.ts'
import type { StoredDigest } from '#src/ports/digests.ts'
import type { StoredEvaluation } from '#src/ports/evaluations.ts'
import type { ImportRecord, QuarantinedRow } from '#src/ports/imports.ts'
import type { Installation } from '#src/ports/installations.ts'
import type { StoredMessage } from '#src/ports/messages.ts'
import type { ModelAsk } from '#src/ports/model-asks.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { Rebuild } from '#src/ports/rebuilds.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'
import type { Undoable } from '#src/ports/undos.ts'
import type { WarningBook } from '#src/ports/warnings.ts'
import type { AuditLink } from './audit-chain.ts'
import type { Native } from './bulk.ts'
import { openDatabase } from './connect.ts'
import { calendarSchema } from './schemas/calendars.ts'
import { contactLinkSchema } from './schemas/contact-links.ts'
import { conversationsSchema } from './schemas/conversations.ts'
import { customerRefSchema, customerSchema } from './schemas/customers.ts'
import { digestSchema, reviewSchema } from './schemas/digests.ts'
import { eventMonthSchema, eventSchema } from './schemas/events.ts'
import { forecastSchema } from './schemas/forecasts.ts'
import { importSchema, quarantineSchema } from './schemas/imports.ts'
import { installationSchema } from './schemas/installations.ts'
import { keptSchema } from './schemas/kept.ts'
import { messageSchema, outboxSchema, slotSchema, tierChangeSchema } from './schemas/messages.ts'
import { modelAskSchema } from './schemas/model-asks.ts'
import { auditSchema, settingSchema, userSchema } from './schemas/people.ts'
import { cutSchema, policySchema } from './schemas/policies.ts'
import { problemSchema } from './schemas/problems.ts'
import { questionSchema } from './schemas/questions.ts'
import { rateSchema } from './schemas/rates.ts'
import { evaluationSchema, rebuildSchema } from './schemas/rebuilds.ts'
import { reminderSchema } from './schemas/reminders.ts'
import { sourceSchema } from './schemas/sources.ts'
import { standSchema } from './schemas/stands.ts'
import { undoSchema } from './schemas/undos.ts'
import { warningBookSchema, warningSchema } from './schemas/warnings.ts'

/** A customer as it is stored: `wrote` names the bulk write that touched it last. */
export type StoredCustomer = Customer & { readonly wrote?: string }
/** An outbox row as it is stored: `holder` names the lease. */
export type StoredOutboxRow = OutboxRow & { readonly holder?: string }
export type StoredForecast = BaseForecast & { readonly _id: string }
export type StoredRef = { readonly _id: string; readonly customerId: string }
export type StoredPolicy = Policy & { readonly _id: number }
/** A rebuild as it is stored: `holder` names the lease. */
export type StoredRebuild = Rebuild & {
  readonly _id: string
  readonly holder?: string
  readonly leaseUntil?: Date
}
export type StoredWarningBook = WarningBook & { readonly _id: string }
export type StoredSlot = { readonly _id: string; readonly key: string }
/** What stands on a surface, as it is stored: its place and key are in its `_id`. */
export type StoredStand = {
  readonly _id: string
  readonly surface: string
  readonly ref?: string
  readonly begunAt: Date
}
export type StoredConversation = {
  readonly _id: string
  readonly text: string
  readonly token: string
  readonly endsAt: Date
}
export type StoredKept = { readonly _id: string; readonly text: string; readonly endsAt: Date }
export type StoredModelAsk = ModelAsk & { readonly endsAt: Date }
export type StoredInstallation = Installation & { readonly _id: string }
export type StoredSetting = { readonly _id: string; readonly value: unknown }

/** One collection by its two doors: the strict model, and the driver's own for bulk writes and pipelines. */
type Documents<Doc extends { readonly _id: string | number }> = {
  readonly model: Model<Doc>
  readonly native: [Doc] extends [{ readonly _id: string }] ? Native<Doc> : unknown
}

/** All collections of one connection. */
export type Models = ReturnType<typeof modelsOf>

const binderOf =
  (connection: Connection) =>
  <Doc extends { readonly _id: string | number }>(name: string, schema: Schema) => {
    const model = connection.model(name, schema, name) as unknown as Model<Doc>
    const native = openDatabase(connection).collection(name)

    return { model, native } as unknown as Documents<Doc>
  }

/** Binds the schemas to a connection. */
export function modelsOf(connection: Connection) {
  const bind = binderOf(connection)

  return {
    customers: bind<StoredCustomer>('customers', customerSchema),
    customerRefs: bind<StoredRef>('customerrefs', customerRefSchema),
    events: bind<FactEvent>('events', eventSchema),
    eventMonths: bind<EventMonth>('eventmonths', eventMonthSchema),
    users: bind<User>('users', userSchema),
    policies: bind<StoredPolicy>('policies', policySchema),
    cuts: bind<Cut>('cuts', cutSchema),
    forecasts: bind<StoredForecast>('forecasts', forecastSchema),
    imports: bind<ImportRecord>('imports', importSchema),
    quarantine: bind<QuarantinedRow>('quarantine', quarantineSchema),
    installations: bind<StoredInstallation>('installations', installationSchema),
    rates: bind<Rate>('rates', rateSchema),
    outbox: bind<StoredOutboxRow>('outbox', outboxSchema),
    slots: bind<StoredSlot>('messageslots', slotSchema),
    tierChanges: bind<TierChange>('tierchanges', tierChangeSchema),
    messages: bind<StoredMessage>('messages', messageSchema),
    audit: bind<AuditLink>('audit', auditSchema),
    reminders: bind<Reminder>('reminders', reminderSchema),
    digests: bind<StoredDigest>('digests', digestSchema),
    reviews: bind<Review>('reviews', reviewSchema),
    calendars: bind<CalendarDay>('calendars', calendarSchema),
    problems: bind<Problem>('problems', problemSchema),
    questions: bind<Question>('questions', questionSchema),
    settings: bind<StoredSetting>('settings', settingSchema),
    rebuilds: bind<StoredRebuild>('rebuilds', rebuildSchema),
    evaluations: bind<StoredEvaluation>('evaluations', evaluationSchema),
    sources: bind<SourceState>('sources', sourceSchema),
    stands: bind<StoredStand>('stands', standSchema),
    conversations: bind<StoredConversation>('conversations', conversationsSchema),
    kept: bind<StoredKept>('kept', keptSchema),
    modelAsks: bind<StoredModelAsk>('modelasks', modelAskSchema),
    contactLinks: bind<ContactLink>('contactlinks', contactLinkSchema),
    undos: bind<Undoable>('undos', undoSchema),
    warnings: bind<CustomerWarning>('warnings', warningSchema),
    warningBooks: bind<StoredWarningBook>('warningbooks', warningBookSchema),
  }
}
