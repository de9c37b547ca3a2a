import { expect, it } from 'vitest'
import { tierCard } from '#src/cards/tier/tier-card.ts'
import { whyCard } from '#src/cards/tier/why-card.ts'
import type { Customer, GroupState } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { aCustomer, aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const policy = aPolicy()
const aGroup = (given: Partial<GroupState> = {}): GroupState => ({
  root: 'holding',
  members: 5,
  kappa: 8,
  policyVersion: 1,
  ...given,
})

/** A small subsidiary in tier B; A begins at κ 7, B at 6. */
const aSubsidiary = (given: Partial<Customer> = {}): Customer => {
  const customer = aCustomer({ tier: aTier({ code: 'B', evidence: { reason: 'group' } }), group: aGroup() })
  return { ...customer, score: { ...(customer.score as NonNullable<Customer['score']>), kappa: 2 }, ...given }
}

function bodies(locale: Locale, customer: Customer): readonly string[] {
  const explained = explain({ customer, cut: aCut(), policy, now: aMoment })
  const input = { customer, policy, explained, now: aMoment }
  const cards = [tierCard(locale, 'Asia/Shanghai', input), whyCard(locale, 'Asia/Shanghai', input)]
  return cards.map(({ body = [] }) => [body].flat().join('\n'))
}

it('a tier that rests on the group says so on the card and in the evidence, in both languages', () => {
  for (const body of bodies('en', aSubsidiary())) {
    expect(body).toContain(
      'Through its group: its 5 companies together earn tier A, and none of them stands more than one tier below.',
    )
  }
  for (const body of bodies('zh', aSubsidiary())) {
    expect(body).toContain('因集团定级：集团 5 家公司合计达到A类，成员最多低一级。')
  }
})

it.each([
  ['one that its own key would hold', { score: { ...aCustomer().score, kappa: 6.5 } as Customer['score'] }],
  ['one that stands higher than its group holds it', { tier: aTier({ code: 'A' }) }],
  ['one summed up under another version', { group: aGroup({ policyVersion: 7 }) }],
  ['one alone', { group: aGroup({ members: 1 }) }],
])('nothing is said of %s', (_, given) => {
  for (const body of bodies('en', aSubsidiary(given as Partial<Customer>)))
    expect(body).not.toContain('group')
})
