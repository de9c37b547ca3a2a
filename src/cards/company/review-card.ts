import type { Card, CardFact, CardRow, CardSelect } from '#src/cards/card.ts'
import { type DigestView, moneyOf, tierLabel } from '#src/cards/digest/digest-view.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { dayFor, joined } from '#src/cards/parts/reader.ts'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import { allLines, type DigestLineId } from '#src/domain/digest/lines.ts'
import type { Locale } from '#src/domain/locale.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Decision, Review } from '#src/domain/review.ts'
import type { ReviewQuestion } from '#src/domain/review-questions.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A review for its manager. `view` holds the period's figures and those of a month before. */
export type ReviewView = {
  readonly view: DigestView
  readonly questions: readonly ReviewQuestion[]
  readonly current: Review
  readonly earlier: readonly Review[]
  /** What was just kept, as a line. */
  readonly kept?: string | undefined
}

/** An older decision is in the store; a card shows the newest. */
const mostDecisions = 10

/** `11月` / `November 2026`, in words. */
const monthName = (locale: Locale, month: string): string => {
  const [year = '', number = ''] = month.split('-')
  if (locale === 'zh') return `${year}年${Number(number)}月`
  const at = new Date(`${month}-15T12:00:00Z`)
  return `${new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(at)} ${year}`
}

/** These lines count in per cent. */
const shares: ReadonlySet<DigestLineId> = new Set(['kept', 'answers'])

function numberOf(view: DigestView, line: DigestLineId, value: number): string {
  if (shares.has(line)) return formatPercent(view.reader.locale, value / 100)
  return line === 'at-risk' ? moneyOf(view, value) : formatNumber(value)
}

const lineOf = (figures: DigestFigures, id: DigestLineId) => allLines(figures).find((line) => line.id === id)

/** What has changed since a month ago; all that is worth a line where there is nothing to compare with. */
function resultFacts(view: DigestView): readonly CardFact[] {
  const { figures, before, reader } = view
  return allLines(figures, before)
    .filter(({ now, before: then }) => (before ? then !== undefined && then !== now : now > 0))
    .map((line) => ({
      label: t(reader.locale, `review.line-${line.id}`),
      value:
        line.before === undefined
          ? numberOf(view, line.id, line.now)
          : t(reader.locale, 'review.result', {
              was: numberOf(view, line.id, line.before),
              now: numberOf(view, line.id, line.now),
            }),
    }))
}

function goalValue(view: DigestView, metric: string, value: number): string {
  const { locale } = view.reader
  if (metric.endsWith('-share')) return formatPercent(locale, value)
  if (metric === 'orders-per-customer') return formatNumber(value, 1)
  const { currency } = view.figures
  return formatMoney(locale, { amountMinor: toMinor(value, currency), currency })
}

function questionText(view: DigestView, question: ReviewQuestion): string {
  const { reader, policy } = view
  const { locale } = reader
  switch (question.kind) {
    case 'at-risk':
      return t(locale, 'review.q-at-risk', { money: moneyOf(view, question.valueMinor) })
    case 'effort':
      return t(locale, 'review.q-effort', {
        tier: tierLabel(locale, policy, question.tier),
        value: formatPercent(locale, question.value),
        touches: formatPercent(locale, question.touches),
      })
    case 'goal': {
      const { tier, actual, goal } = question.progress
      return t(locale, 'review.q-goal', {
        tier: tierLabel(locale, policy, tier),
        actual: goalValue(view, goal.metric, actual),
        target: goalValue(view, goal.metric, goal.target),
      })
    }
    case 'worked':
    case 'stop':
    case 'next':
      return t(locale, `review.q-${question.kind}`)
    default:
      return t(locale, `review.q-${question.kind}`, { n: question.n })
  }
}

/** How a decision ended, and what its figure has come to since. */
function outcomeOf(view: DigestView, decision: Decision): string {
  const { outcome, aim } = decision
  const { locale } = view.reader
  const state = t(locale, outcome ? `review.${outcome.kind}` : 'review.open')
  const now = aim && lineOf(view.figures, aim.line)
  if (!aim || !now) return state

  const line = t(locale, `review.line-${aim.line}`)
  const was = numberOf(view, aim.line, aim.was)
  // Nothing has been measured since: there is only how it stood.
  if (decision.at >= view.figures.at) return joined([state, labelled(locale, line, was)])
  return joined([state, t(locale, 'review.moved', { line, was, now: numberOf(view, aim.line, now.now) })])
}

function decisionRows({ view }: ReviewView, review: Review): readonly CardRow[] {
  const { reader, names } = view
  return review.decisions.map((decision, n) => ({
    title: clip(decision.text, 120),
    detail: joined([
      names.get(decision.owner) ?? decision.owner,
      dayFor(reader, decision.at),
      outcomeOf(view, decision),
    ]),
    ...(decision.outcome
      ? {}
      : {
          action: {
            kind: 'button',
            label: t(reader.locale, 'review.mark-done'),
            call: { command: 'review', input: { review: review._id, n: String(n), outcome: 'done' } },
          } as const,
        }),
  }))
}

/** What will not be done after all is taken off by a menu: a line has room for one button. */
function dropMenu(locale: Locale, reviews: readonly Review[]): readonly CardSelect[] {
  const options = reviews
    .flatMap(({ _id, decisions }) =>
      decisions.map(({ text, outcome }, n) => ({ value: `${_id} ${n} dropped`, label: clip(text), outcome })),
    )
    .filter(({ outcome }) => outcome === undefined)
    .slice(0, mostDecisions)
    .map(({ value, label }) => ({ value, label }))
  if (options.length === 0) return []
  const call = { command: 'review', input: {} }
  return [
    {
      kind: 'select',
      label: t(locale, 'review.drop'),
      submit: t(locale, 'form.choose'),
      field: 'chosen',
      call,
      options,
    },
  ]
}

/** The period's results, three questions, and what was decided, with what became of it. */
export function reviewCard(input: ReviewView): Card {
  const { view, questions, current, earlier, kept } = input
  const { before } = view
  const { locale } = view.reader
  const drops = dropMenu(locale, [current, ...earlier])
  const title = t(locale, 'review.title', { month: monthName(locale, current.month) })
  const asked = questions.map((question, n) => `${n + 1}. ${questionText(view, question)}`)
  const rows = [current, ...earlier].flatMap((review) => decisionRows(input, review)).slice(0, mostDecisions)
  const facts = resultFacts(view)

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [
      title,
      kept ?? '',
      ...facts.map(({ label, value }) => `${label} ${value}`),
      ...asked,
      ...rows.map((row) => joined([row.title, row.detail])),
    ]),
    body: [
      ...(kept === undefined ? [] : [kept]),
      ...(before ? [t(locale, 'review.since', { day: dayFor(view.reader, before.at) })] : []),
      ...asked,
      t(locale, 'review.how'),
    ],
    facts,
    ...(rows.length > 0 ? { rows } : {}),
    ...(drops.length > 0 ? { actions: drops } : {}),
  }
}

/** What could not be kept, and why. */
export const reviewRefusalCard = (
  locale: Locale,
  why: 'busy' | 'gone' | 'no-text' | { readonly unknown: string },
): Card => {
  if (typeof why === 'object') {
    const line = t(locale, 'review.unknown-owner', { name: clip(why.unknown) })
    return plainCard(locale, t(locale, 'review.not-kept'), [line])
  }
  if (why === 'gone') return plainCard(locale, t(locale, 'review.gone-title'), [t(locale, 'review.busy')])
  return why === 'busy'
    ? plainCard(locale, t(locale, 'review.busy-title'), [t(locale, 'review.busy')])
    : plainCard(locale, t(locale, 'review.not-kept'), [t(locale, 'review.no-text')])
}
