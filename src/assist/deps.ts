import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Model } from '#src/ports/model.ts'
import type { ModelAsks } from '#src/ports/model-asks.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Sources } from '#src/ports/sources.ts'
import type { Users } from '#src/ports/users.ts'

/** Where the names stand that must not leave the house. */
export type NameDeps = {
  readonly users: Pick<Users, 'list'>
  readonly customers: Pick<Customers, 'bearing' | 'getMany'>
  readonly refs: Pick<CustomerRefs, 'find' | 'ofCustomers'>
  readonly contactLinks: Pick<ContactLinks, 'called' | 'ofCustomers'>
  readonly sources: Pick<Sources, 'all'>
}

/**
 * The ports that a model is asked through; without a model everything is answered by rule. Whoever gives one gives what
 * counts and keeps its questions too: without these it is not asked.
 */
export type AssistDeps = NameDeps & {
  readonly model?: Model
  readonly budgets?: Budgets
  readonly modelAsks?: ModelAsks
  readonly audit: Audit
  readonly ids: Ids
  readonly clock: Clock
  readonly log: Logger
}

/** For whom it is, and which customers it is about. */
export type Assistance = { readonly asker: Asker; readonly about?: readonly Customer[] }
