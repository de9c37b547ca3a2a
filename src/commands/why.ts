import type { Card } from '#src/cards/card.ts'
import { prospectWhyCard } from '#src/cards/prospect/prospect-why-card.ts'
import type { TierCardInput } from '#src/cards/tier/card-input.ts'
import { tierBriefCard } from '#src/cards/tier/tier-brief-card.ts'
import { whyCard } from '#src/cards/tier/why-card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import { gatherEvidence } from './gathered/gather-evidence.ts'
import { requireVisible } from './naming/require-visible.ts'
import { viewedCustomer } from './naming/view-input.ts'

const fields = ['name', 'tier', 'score', 'facts', 'lastOrder', 'lastTouch', 'ratings', 'override']

/** `/customer why acme`: the evidence behind a tier, part by part, to the cent. */
export const why = defineCommand({
  name: 'why',
  shown: { en: 'why', zh: '依据' },
  aliases: ['为什么', '原因', 'explain'],
  help: {
    en: 'The evidence behind a tier: every part, exact amounts, the lines.',
    zh: '查看定级依据：各项得分、准确金额和分级线。',
  },
  example: { en: '/customer why acme', zh: '/customer 依据 acme' },
  input: viewedCustomer,
  allowed: ['rep', 'manager', 'admin'],
  takesName: true,
  inPlace: 'answer',
  async run(deps, { customer: id, ...view }, asker) {
    const customer = await requireVisible(deps, id, asker)
    const { ownerName, ...evidence } = await gatherEvidence(deps, customer, { ...view, asker })
    const card = cardOf(asker, evidence)
    await recordRead(deps, asker, 'why', { customer, fields })

    return {
      card,
      brief: tierBriefCard(asker.locale, evidence, ownerName),
    }
  },
})

/** @throws AppError `no-tier` */
function cardOf({ locale, zone }: Asker, { prospect, explained, ...input }: TierCardInput): Card {
  if (prospect) return prospectWhyCard(locale, zone, { ...input, prospect })
  if (!explained || !input.customer.tier) throw noTier()

  return whyCard(locale, zone, { ...input, explained })
}

const noTier = () =>
  new AppError({
    code: 'no-tier',
    message: 'This customer has no tier yet, so there is nothing to explain.',
    remedy: 'Ask again after its first order.',
  })
