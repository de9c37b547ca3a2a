import { z } from 'zod'
import { winBackCard, winBackDoneCard } from '#src/cards/asking/answer-cards.ts'
import { recordReason } from '#src/decide/follow-up/record-answer.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { defineCommand } from './command.ts'
import { askedCustomer } from './naming/asked-customer.ts'
import { answerOccasion } from './touches/answer-occasion.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A ref or an id, from a button. */
  customer: z.string().min(1).max(200).optional(),
  reminder: z.string().min(1).max(300).optional(),
  /** A code of the policy's. */
  reason: z.string().min(1).max(60).optional(),
})

const shown = { en: 'win-back', zh: '流失原因' } as const

/** A reason, with a reminder in front as a terminal shows a card's button. */
const said = /^(?:(?<reminder>\S+\|\S+)\s*)?(?<reason>.*)$/

/** A reason of the policy by its code or its words in either language. */
function reasonNamed({ followUp }: Policy, typed: string) {
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  return followUp.winBackReasons.find(({ code, text }) =>
    [code, text.en, text.zh].some((name) => name.toLowerCase() === wanted),
  )
}

/** `/customer win-back acme`: asks why a customer stopped buying; the reason is one of the policy's. */
export const winBackCommand = defineCommand({
  name: 'win-back',
  shown,
  aliases: ['winback', '挽回'],
  help: {
    en: 'Note why a customer stopped buying, one of the policy’s reasons.',
    zh: '记录客户不再下单的原因。',
  },
  example: { en: '/customer win-back acme', zh: '/customer 流失原因 acme' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, given, asker) {
    const policy = await activePolicy(deps)
    const fits = (rest: string) => {
      const { reason = '' } = said.exec(rest)?.groups ?? {}
      return reason === '' || reasonNamed(policy, reason) !== undefined
    }
    const asked = { command: 'win-back', shown, words: given.words, customer: given.customer, fits }
    const found = await askedCustomer(deps, asked, asker)
    if ('reply' in found) return found.reply

    const { customer, rest } = found
    const typed = said.exec(rest)?.groups
    const reminder = given.reminder ?? typed?.['reminder']
    const reason = reasonNamed(policy, given.reason ?? typed?.['reason'] ?? '')
    if (!reason) return { card: winBackCard(asker.locale, { customer, reminder }, policy) }

    const answered = await answerOccasion(deps, { kind: 'win-back', customer, reminder, asker })
    const at = deps.clock.now()
    await deps.audit.record({
      at,
      who: asker.userId,
      action: 'win-back',
      customerId: customer._id,
      fields: ['notes'],
    })
    const text = reason.text[asker.locale]
    await recordReason(deps, { ...answered, reason: reason.code, text })
    return { card: winBackDoneCard(asker.locale, { customer }, text) }
  },
})
