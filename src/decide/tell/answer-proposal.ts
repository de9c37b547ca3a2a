import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { confirmedTier, keptTier } from '#src/domain/tier/settle-proposal.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { CustomerChange, Customers } from '#src/ports/customers.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'

type Deps = {
  readonly customers: Customers
  readonly policies: Policies
  readonly cuts: Cuts
  readonly audit: Audit
  readonly clock: Clock
}

/** What a person says to one proposal. `to`: the tier they have read; absent: whatever is proposed now. */
export type ProposalAnswer = {
  readonly customerId: string
  readonly answer: 'confirm' | 'keep'
  readonly to?: string | undefined
  readonly who: string
}

/** `stale`: nothing was changed, since what was read does not wait any more. `customer`: as it was found. */
export type Answered = { readonly outcome: 'done' | 'stale'; readonly customer: Customer }

const MAX_CONFLICTS = 8

const contended = (customerId: string) =>
  new AppError({
    code: 'customer-contended',
    message: `The customer ${customerId} was changed ${MAX_CONFLICTS} times while it was being decided.`,
    remedy: 'Press the button again.',
    retryable: true,
  })

async function changeFor(
  deps: Deps,
  customer: Customer,
  answer: ProposalAnswer['answer'],
): Promise<CustomerChange | undefined> {
  const now = deps.clock.now()
  // Looked at again at once: when it changes next is the decision's to say.
  const again = { nextCheckAt: now }
  if (answer === 'keep') {
    const tier = keptTier(customer, now)
    return tier && { set: { tier, ...again }, unset: [], push: [] }
  }
  const policy = await activePolicy(deps)
  const settled = confirmedTier({ customer, policy, cut: await deps.cuts.latest(policy.version), now })
  return settled && { set: { tier: settled.tier, ...again }, unset: [], push: [settled.notice] }
}

/** One try; undefined where the customer has moved on meanwhile. */
async function tryAnswer(
  deps: Deps,
  customer: Customer,
  { answer, to, who }: ProposalAnswer,
): Promise<Answered | undefined> {
  const code = customer.tier?.proposed?.code
  const isRead = code !== undefined && (to === undefined || code === to)
  const change = isRead ? await changeFor(deps, customer, answer) : undefined
  if (!change) return { outcome: 'stale', customer }

  const { _id: customerId, rev } = customer
  const action = `approve:${answer}`
  await deps.audit.record({ at: deps.clock.now(), who, action, customerId, fields: ['tier'] })
  return (await deps.customers.update(customerId, rev, change)) ? { outcome: 'done', customer } : undefined
}

/**
 * Applies one person's answer by one conditional update: two who press at once change it once, and a proposal that is
 * another one by now is left alone. The audit has it before it is made. Undefined: there is no such customer.
 * @throws AppError `customer-contended` (retryable)
 */
export async function answerProposal(deps: Deps, asked: ProposalAnswer): Promise<Answered | undefined> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const customer = await deps.customers.get(asked.customerId)
    if (!customer) return undefined

    const answered = await tryAnswer(deps, customer, asked)
    if (answered) return answered
  }
  throw contended(asked.customerId)
}
