import { questionCard } from '#src/cards/asking/question-card.ts'
import type { Card } from '#src/cards/card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { standingAnswer } from '#src/domain/question/standing.ts'
import type { User } from '#src/domain/user.ts'
import type { QuestionNotice } from '#src/ports/notices/question.ts'
import type { TellDeps } from './deps.ts'

/** The question as it stands; undefined where it has been answered, or nobody can be asked it any more. */
export async function questionMessage(
  deps: TellDeps,
  { questionId, customerId }: QuestionNotice,
  reader: User,
): Promise<Card | undefined> {
  const now = deps.clock.now()
  const [question, customer] = await Promise.all([
    deps.questions.get(questionId),
    deps.customers.get(customerId),
  ])
  if (!question || question.answered || question.expiresAt <= now || customer?.status !== 'active')
    return undefined
  if (standingAnswer(customer.facts, question.kind, now)) return undefined

  const policy = await activePolicy(deps)
  return questionCard({ locale: reader.locale, zone: reader.zone, now }, { question, customer, policy })
}
