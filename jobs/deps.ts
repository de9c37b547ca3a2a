import type { Card } from '#src/cards/card.ts'
import type { RefitDeps } from '#src/decide/policy/refit-forecast.ts'
import type { RelayDeps } from '#src/decide/tell/relay-notices.ts'
import type { WarnDeps } from '#src/decide/tiers/warn-base.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Surface } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Charts } from '#src/ports/charts.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { ContactBook } from '#src/ports/contacts.ts'
import type { Digests } from '#src/ports/digests.ts'
import type { Directory } from '#src/ports/directory.ts'
import type { Evaluations } from '#src/ports/evaluations.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Model } from '#src/ports/model.ts'
import type { ModelAsks } from '#src/ports/model-asks.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Slots } from '#src/ports/slots.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that jobs reach the outside through. */
export type JobDeps = WarnDeps &
  RefitDeps &
  RelayDeps & {
    readonly users: Users
    readonly settings: Settings
    readonly audit: Audit
    readonly evaluations: Evaluations
    readonly reminders: Reminders
    readonly questions: Questions
    readonly slots: Slots
    readonly digests: Digests
    /** Draws what goes with a message; without it messages go without pictures. */
    readonly charts?: Charts
    readonly calendars: Calendars
    readonly problems: Problems
    /** A language model; absent where none is configured: then all is answered by rule. */
    readonly model?: Model
    /** What a model may be asked in a day is counted here; without it none is asked. */
    readonly budgets?: Budgets
    /** What it was sent is kept here; without it none is asked. */
    readonly modelAsks?: ModelAsks
    readonly ids: Ids
    readonly queues: Queues
    /** The chat surfaces that are on; none: messages wait in the outbox. */
    readonly chats: readonly Chat<Card>[]
    /** The company's directories, where a surface has one. */
    readonly directories?: readonly Directory[]
    readonly contactLinks: ContactLinks
    readonly refs: CustomerRefs
    /** Absent where no key is configured: phone numbers then join nothing. */
    readonly cipher?: FieldCipher
    /** Surfaces on which reps have customers' people as contacts. */
    readonly contactBooks?: readonly ContactBook[]
    /** What the company reads, where no single person does. */
    readonly defaultLocale?: Locale
    /** Works on what a surface has sent, as `receive` hands it on. */
    readonly receivers?: Partial<Record<Surface, (event: unknown) => Promise<void>>>
  }
