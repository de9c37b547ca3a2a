import type { Customer } from '#src/domain/customer.ts'
import type { BoundRule } from '#src/domain/policy/bound-rule.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { type Test, testOf } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import { type Field, fieldsIn } from '#src/domain/segment/where.ts'
import type { TierBounds } from './span.ts'

type Bound = { readonly test: Test; readonly tier: string }
type Bounds = { readonly floors: readonly Bound[]; readonly caps: readonly Bound[] }

/** Rules are read once a policy: a run decides a hundred thousand customers by them. */
const readRules = new WeakMap<Policy, Bounds>()

const read = (rules: readonly BoundRule[] = []): readonly Bound[] =>
  rules.map(({ where, tier }) => ({ test: testOf(parseWhere(where)), tier }))

function rulesOf(policy: Policy): Bounds {
  const known = readRules.get(policy)
  if (known) return known

  const rules = { floors: read(policy.floors), caps: read(policy.caps) }
  readRules.set(policy, rules)
  return rules
}

/** What time alone changes of a customer, and no date of its own is kept for. */
const movingFields: readonly Field[] = [
  'value',
  'confidence',
  'days known',
  'days since order',
  'days since touch',
  'days since heard',
  'days since complaint',
]

/** Whether a floor or a cap may begin or end to hold a customer on whom nothing happens. */
export const boundsMoveWithTime = ({ floors = [], caps = [] }: Pick<Policy, 'floors' | 'caps'>): boolean =>
  [...floors, ...caps].some(({ where }) =>
    fieldsIn(parseWhere(where)).some((field) => movingFields.includes(field)),
  )

/** The best (−1) or worst (1) of the tiers that were named, by the policy's order. */
function furthest(codes: readonly string[], { tiers }: Policy, way: 1 | -1): string | undefined {
  const order = tiers.map(({ code }) => code)
  return codes.toSorted((a, b) => way * (order.indexOf(b) - order.indexOf(a)))[0]
}

/** The floor and the cap that the policy has for this customer: of several floors the best, of several caps the worst. */
export function policyBounds(policy: Policy, customer: Customer, now: Date): TierBounds {
  const { floors, caps } = rulesOf(policy)
  if (floors.length === 0 && caps.length === 0) return {}

  const subject = subjectOf(customer, policy, now)
  const named = (bounds: readonly Bound[]) =>
    bounds.filter(({ test }) => test(subject)).map(({ tier }) => tier)
  const floor = furthest(named(floors), policy, -1)
  const cap = furthest(named(caps), policy, 1)

  return present({
    atLeast: floor === undefined ? undefined : ({ code: floor, reason: 'floor' } as const),
    atMost: cap === undefined ? undefined : ({ code: cap, reason: 'cap' } as const),
  })
}
