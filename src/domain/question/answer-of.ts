import { addDays } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import type { Answer, QuestionKind } from './answer.ts'
import type { Candidate } from './candidate.ts'

/** For how long an answer is taken at its word: what was reckoned for 90 days has half faded by the end of another 90. */
const holdsDays: Readonly<Record<QuestionKind, number>> = {
  'unseen-orders': 90,
  'in-touch': 30,
  contact: 180,
}

/** The fact that a tapped option stands for; undefined where the question has no such option. */
export function answerOf(
  { kind, options }: Pick<Candidate, 'kind' | 'options'>,
  code: string,
  now: Date,
): Answer | undefined {
  const option = options.find((one) => one.code === code)
  if (!option) return undefined

  const expiresAt = addDays(now, holdsDays[kind])
  return { asked: kind, said: code, expiresAt, ...present({ estimate: option.estimate }) }
}
