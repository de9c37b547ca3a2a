import { z } from 'zod'
import { evaluateCard, noEvaluationCard } from '#src/cards/company/evaluate-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { defineCommand } from './command.ts'

/** `/customer evaluate`: what the tiers of a period ago were worth, by what their customers have done since. */
export const evaluate = defineCommand({
  name: 'evaluate',
  shown: { en: 'evaluate', zh: '分级效果' },
  aliases: [],
  help: {
    en: 'How the tiers of the newest finished period have done.',
    zh: '查看最近一期等级的实际效果。',
  },
  example: { en: '/customer evaluate', zh: '/customer 分级效果' },
  input: z.strictObject({}),
  allowed: ['manager', 'admin'],
  takesName: false,
  async run(deps, _input, { locale, zone }) {
    const reader = { locale, zone, now: deps.clock.now() }
    const [newest] = await deps.evaluations.latest(1)
    if (!newest) return { card: noEvaluationCard(reader) }

    const policy = (await deps.policies.get(newest.policyVersion)) ?? (await activePolicy(deps))
    return { card: evaluateCard(reader, newest, policy) }
  },
})
