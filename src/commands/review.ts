import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { reviewCard, reviewRefusalCard } from '#src/cards/company/review-card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { decide, periodResults, reviewsOf, settleDecision } from '#src/decide/digest/review-month.ts'
import { digestView } from '#src/decide/digest/view-digest.ts'
import { reviewQuestions } from '#src/domain/review-questions.ts'
import type { Asker } from '#src/domain/user.ts'
import { type OutcomeWords, readDecision, readOutcome } from '#src/grammar/review-words.ts'
import { t } from '#src/i18n/text.ts'
import { createFindUser } from '#src/ingest/people/find-user.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A decision, by its review and its place in it. */
  review: z.string().max(200).optional(),
  n: z.coerce.number().int().min(0).max(1_000).optional(),
  outcome: z.enum(['done', 'dropped']).optional(),
  /** What a menu has chosen: `fang|2026-11 0 dropped`. */
  chosen: z.string().max(300).optional(),
})

async function shown(deps: CommandDeps, asker: Asker, kept?: string): Promise<Reply> {
  const { digest, before } = await periodResults(deps, asker)
  const view = { ...(await digestView(deps, { digest }, asker)), before }
  const { current, earlier } = await reviewsOf(deps, asker)
  const questions = reviewQuestions(digest.figures)
  await recordRead(deps, asker, 'review', { fields: ['tier', 'facts.spend'] })

  return { card: reviewCard({ view, questions, current, earlier, kept }) }
}

async function decided(deps: CommandDeps, asker: Asker, words: string): Promise<Reply> {
  const { question, owner: named, text } = readDecision(words)
  const users = await deps.users.list()
  const owner = named === undefined ? asker.userId : createFindUser(users)(named)
  const user = users.find(({ _id }) => _id === owner)
  if (owner === undefined || !user)
    return {
      card: reviewRefusalCard(asker.locale, { unknown: named ?? '' }),
      refused: 'review-owner-unknown',
    }
  if (text === '') return { card: reviewRefusalCard(asker.locale, 'no-text'), refused: 'review-without-text' }

  const { digest } = await periodResults(deps, asker)
  const line = question === undefined ? undefined : reviewQuestions(digest.figures)[question - 1]?.line
  const isKept = await decide(deps, asker, { text, owner, line, figures: digest.figures })
  if (!isKept) return { card: reviewRefusalCard(asker.locale, 'busy'), refused: 'review-busy' }

  const kept = t(asker.locale, 'review.kept', { text: clip(text, 120), owner: user.name })
  return shown(deps, asker, kept)
}

async function settled(
  deps: CommandDeps,
  asker: Asker,
  { review: id, n, outcome }: OutcomeWords,
): Promise<Reply> {
  const how = await settleDecision(deps, asker, { id, n, kind: outcome })
  if (how === 'settled') return shown(deps, asker)
  return { card: reviewRefusalCard(asker.locale, how), refused: `review-${how}` }
}

/** `/customer review`: the period's results, three questions, and decisions with an owner, shown with their outcome next time. */
export const review = defineCommand({
  name: 'review',
  shown: { en: 'review', zh: '复盘' },
  aliases: [],
  help: {
    en: 'The month’s results, three questions, and your decisions with what became of them.',
    zh: '查看本期结果和三个问题，记录决议并跟踪落实。',
  },
  example: { en: '/customer review', zh: '/customer 复盘' },
  input,
  allowed: ['manager', 'admin'],
  takesName: false,
  async run(deps, { words, review: id, n, outcome, chosen }, asker) {
    const pressed = id !== undefined && n !== undefined && outcome ? { review: id, n, outcome } : undefined
    const said = pressed ?? readOutcome(chosen ?? words)
    if (said) return settled(deps, asker, said)
    return words.trim() === '' ? shown(deps, asker) : decided(deps, asker, words)
  },
})
