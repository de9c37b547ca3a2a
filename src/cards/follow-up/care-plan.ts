import type { CardFact } from '#src/cards/card.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { CarePlan } from '#src/domain/customer.ts'
import { stepOf } from '#src/domain/follow-up/step-of.ts'
import type { Policy } from '#src/domain/policy.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** The care plan that a promotion has started: whose it is and how often; its first step is the card's next one. */
export function carePlanFact(
  { locale }: Reader,
  policy: Policy,
  plan: CarePlan | undefined,
): CardFact | undefined {
  const step = plan && stepOf(policy, plan.tier, plan.lifecycle)
  if (!plan || !step) return undefined

  const isTop = plan.tier === policy.tiers[0]?.code
  return {
    label: t(locale, isTop ? 'playbook.started-top' : 'playbook.started'),
    value: capital(
      t(locale, 'playbook.plan', {
        tier: shortTierName(locale, policy, plan.tier),
        lifecycle: t(locale, `lifecycle.${plan.lifecycle}`).toLowerCase(),
        days: step.cadenceDays,
      }),
    ),
  }
}
