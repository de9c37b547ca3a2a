import type { Card } from '#src/cards/card.ts'
import { prospectCard, serviceProspectCard } from '#src/cards/prospect/prospect-card.ts'
import type { TierCardInput } from '#src/cards/tier/card-input.ts'
import { tierBriefCard } from '#src/cards/tier/tier-brief-card.ts'
import { serviceTierCard, tierCard } from '#src/cards/tier/tier-card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import { gatherEvidence } from './gathered/gather-evidence.ts'
import { requireVisible } from './naming/require-visible.ts'
import { viewedCustomer } from './naming/view-input.ts'

const serviceFields = ['name', 'tier', 'lifecycle', 'owner', 'lastOrder.at', 'lastTouch']
const allFields = [...serviceFields, 'score', 'facts.spend', 'lastOrder', 'override']

/** `/customer tier acme`: where a customer stands, what is about to change and what to do next. */
export const tier = defineCommand({
  name: 'tier',
  shown: { en: 'tier', zh: '等级' },
  aliases: ['级别', '客户等级', '几级', 'level'],
  help: {
    en: 'A customer’s tier, what would change it, and what to do next.',
    zh: '查看客户等级、变动条件和下一步。',
  },
  example: { en: '/customer tier acme', zh: '/customer 等级 acme' },
  input: viewedCustomer,
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: true,
  inPlace: 'answer',
  async run(deps, { customer: id, ...view }, asker) {
    const customer = await requireVisible(deps, id, asker)
    const { ownerName, ...evidence } = await gatherEvidence(deps, customer, { ...view, asker })
    const forService = asker.role === 'service'
    if (forService && evidence.view) throw notForService()
    await recordRead(deps, asker, 'tier', { customer, fields: forService ? serviceFields : allFields })

    const owner = customer.owner === asker.userId ? undefined : (ownerName ?? null)
    const card = cardOf(asker, { ...evidence, owner })
    return { card, brief: tierBriefCard(asker.locale, evidence, ownerName) }
  },
})

/** A prospect's card tells of prospects; service sees no amounts and no points. */
function cardOf({ role, locale, zone }: Asker, { prospect, ...input }: TierCardInput): Card {
  const forService = role === 'service'
  if (prospect) return (forService ? serviceProspectCard : prospectCard)(locale, zone, { ...input, prospect })

  return (forService ? serviceTierCard : tierCard)(locale, zone, input)
}

const notForService = () =>
  new AppError({
    code: 'view-not-for-service',
    message: 'What was and what would be rests on amounts, which service does not see.',
    remedy: 'Ask the customer’s owner.',
  })
