import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastOrderLine, lastTouchLine } from '#src/cards/parts/last-seen.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { standingTierName, tierName } from '#src/cards/parts/tier-name.ts'
import { whyButton } from '#src/cards/tier/tier-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Option } from '#src/domain/question/candidate.ts'
import { inTouchDays } from '#src/domain/question/next-steps.ts'
import type { Question } from '#src/domain/question/question.ts'
import { unseenDays } from '#src/domain/question/unseen-orders.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What a question's card is made of. */
export type QuestionInput = {
  readonly question: Question
  readonly customer: Customer
  readonly policy: Policy
}

/** The question in words. */
export function questionWords({ locale }: Reader, { kind }: Question, { name }: Customer): string {
  const asked = { name: clip(name) }
  if (kind === 'unseen-orders') return t(locale, 'question.unseen-orders', { ...asked, days: unseenDays })
  if (kind === 'in-touch') return t(locale, 'question.in-touch', { ...asked, days: inTouchDays })
  return t(locale, 'question.contact', asked)
}

type Said = 'none' | 'yes' | 'no' | 'there' | 'gone'
const said: ReadonlySet<string> = new Set<Said>(['none', 'yes', 'no', 'there', 'gone'])
const isSaid = (code: string): code is Said => said.has(code)

/** An answer in words: an amount's two ends, or yes and no. */
export function optionWords(
  { locale }: Reader,
  { code, fromMinor = 0, belowMinor }: Option,
  currency: string,
): string {
  const money = (amountMinor: number) => formatMoney(locale, { amountMinor, currency })
  if (isSaid(code)) return t(locale, `question.say-${code}`)
  if (belowMinor === undefined)
    return fromMinor === 0
      ? t(locale, 'question.some')
      : t(locale, 'question.from', { low: money(fromMinor) })

  return fromMinor === 0
    ? t(locale, 'question.below', { high: money(belowMinor) })
    : t(locale, 'question.between', { low: money(fromMinor), high: money(belowMinor) })
}

/** What the smallest button holds. */
const longestShort = 10

/** An amount's two ends in signs: cut off in the middle it would be another amount. */
function shortAmount(
  { locale }: Reader,
  { code, fromMinor = 0, belowMinor }: Option,
  currency: string,
): { readonly short?: string } {
  const money = (amountMinor: number) => formatMoney(locale, { amountMinor, currency })
  if (isSaid(code) || (fromMinor === 0 && belowMinor === undefined)) return {}
  if (belowMinor === undefined) return { short: `≥${money(fromMinor)}` }
  if (fromMinor === 0) return { short: `<${money(belowMinor)}` }

  const both = `${money(fromMinor)}–${money(belowMinor)}`
  return { short: both.length > longestShort ? `${money(fromMinor)}–` : both }
}

/** What hangs on the answer. */
function stakeLine({ locale }: Reader, { question, policy }: QuestionInput): string {
  const tiers = question.options.flatMap(({ changes, tier }) => (changes === 'tier' && tier ? [tier] : []))
  const best = policy.tiers.find(({ code }) => tiers.includes(code))
  return best
    ? t(locale, 'question.stake-tier', { tier: tierName(locale, policy, best.code) })
    : t(locale, 'question.stake-next')
}

/** One question, answered by a tap: what is asked, what is known, what hangs on it. */
export function questionCard(reader: Reader, input: QuestionInput): Card {
  const { locale, now } = reader
  const { question, customer, policy } = input
  const title = t(locale, 'question.title', { name: clip(customer.name) })
  const words = questionWords(reader, question, customer)
  const stake = stakeLine(reader, input)

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [words, stake]),
    body: [words, stake],
    facts: [
      { label: t(locale, 'tier.label'), value: standingTierName(locale, policy, customer, now) },
      { label: t(locale, 'order.last'), value: lastOrderLine(reader, customer, true) },
      { label: t(locale, 'touch.last'), value: lastTouchLine(reader, customer) },
    ],
    actions: [
      ...question.options.map(
        (option): CardButton => ({
          kind: 'button',
          label: optionWords(reader, option, policy.baseCurrency),
          ...shortAmount(reader, option, policy.baseCurrency),
          call: { command: 'answer', input: { question: question._id, code: option.code } },
        }),
      ),
      whyButton(locale, customer),
    ],
    footer: t(locale, 'question.footer', { date: dayFor(reader, question.expiresAt) }),
  }
}

/** What was understood, for how long it holds, and what happens now. */
export function answeredCard(
  reader: Reader,
  { question, customer, policy }: QuestionInput,
  option: Option,
  holdsUntil: Date,
): Card {
  const { locale } = reader
  const said = optionWords(reader, option, policy.baseCurrency)
  const title = t(locale, 'question.noted', { name: clip(customer.name), said })
  const next =
    option.changes === 'tier'
      ? t(locale, 'question.next-tier')
      : t(
          locale,
          option.code === 'gone'
            ? 'question.next-gone'
            : option.code === 'yes'
              ? 'question.next-yes'
              : 'question.next-none',
        )
  const until = t(locale, 'question.holds', { date: dayFor(reader, holdsUntil) })

  return {
    title,
    tone: 'good',
    text: sentences(locale, [title, next, until]),
    body: [questionWords(reader, question, customer), next],
    footer: until,
    actions: [whyButton(locale, customer)],
  }
}

/** Nothing is asked of the asker now. */
export const noQuestionCard = ({ locale }: Reader): Card => ({
  title: t(locale, 'question.none-title'),
  tone: 'neutral',
  text: t(locale, 'question.none'),
  body: [t(locale, 'question.none')],
})
