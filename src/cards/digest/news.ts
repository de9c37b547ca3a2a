import { dayFor } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { DigestLineId } from '#src/domain/digest/lines.ts'
import { type Change, newsOf, type Risk, type Todo } from '#src/domain/digest/news.ts'
import type { DigestSummary } from '#src/domain/digest/told.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf } from './digest-view.ts'

type Worded<Point, Words> = Exclude<Point, { kind: 'line' | 'top' | 'value' }> | Words

/** A week's three points with their numbers as cards write them. */
export type DigestNews = {
  readonly locale: Locale
  readonly change: Worded<
    Change,
    | {
        readonly kind: 'up' | 'down'
        readonly what: string
        readonly before: string
        readonly now: string
        readonly since: string
      }
    | {
        readonly kind: 'top'
        readonly tier: string
        readonly n: string
        readonly of: string
        readonly percent: string
      }
  >
  readonly risk: Worded<Risk, { readonly kind: 'value'; readonly money: string; readonly count: number }>
  readonly todo: Todo
}

/** A line's number with what it counts: `¥3万`, `5 家`, `60%`. */
function amountOf(view: DigestView, id: DigestLineId, value: number): string {
  const { locale } = view.reader
  const n = formatNumber(value)
  if (id === 'at-risk') return moneyOf(view, value)
  if (id === 'kept' || id === 'answers') return t(locale, 'digest.summary-percent', { n })
  return t(locale, id === 'waiting' ? 'digest.summary-items' : 'digest.summary-customers', { n })
}

function subjectOf({ reader: { locale }, policy }: DigestView, id: DigestLineId): string {
  if (id === 'moved' || id === 'warned' || id === 'prospects') return '' // of the week itself: never compared
  if (id !== 'top-tier') return t(locale, `digest.summary-${id}`)
  return t(locale, 'digest.summary-top-tier', {
    tier: shortTierName(locale, policy, policy.tiers[0]?.code ?? ''),
  })
}

function changeIn(view: DigestView, change: Change): DigestNews['change'] {
  const { reader, before, isLastWeek, policy } = view
  const { locale } = reader
  if (change.kind === 'moved') return change
  if (change.kind === 'top')
    return {
      kind: 'top',
      tier: shortTierName(locale, policy, change.tier),
      n: formatNumber(change.count),
      of: formatNumber(change.of),
      percent: formatPercent(locale, change.share),
    }
  const { id, now, before: then } = change.line
  return {
    kind: now > then ? 'up' : 'down',
    what: subjectOf(view, id),
    before: amountOf(view, id, then),
    now: amountOf(view, id, now),
    since: isLastWeek || !before ? t(locale, 'digest.summary-last-week') : dayFor(reader, before.at),
  }
}

/** The three points of a digest, for its reader. */
export function digestNews(view: DigestView): DigestNews {
  const { change, risk, todo } = newsOf(view.figures, view.before)
  return {
    locale: view.reader.locale,
    change: changeIn(view, change),
    risk:
      risk.kind === 'value'
        ? { kind: 'value', money: moneyOf(view, risk.valueMinor), count: risk.count }
        : risk,
    todo,
  }
}

function changeWords(locale: Locale, change: DigestNews['change']): string {
  if (change.kind === 'top') return t(locale, 'digest.summary-top', change)
  if (change.kind === 'moved') return t(locale, 'digest.summary-moved', change)
  return t(locale, `digest.summary-${change.kind}`, change)
}

function riskWords(locale: Locale, risk: DigestNews['risk']): string {
  if (risk.kind === 'none') return t(locale, 'digest.summary-risk-none')
  if (risk.kind === 'value') return t(locale, 'digest.summary-risk-value', risk)
  return t(locale, `digest.summary-risk-${risk.kind}`, risk)
}

function todoWords(locale: Locale, todo: Todo): string {
  if (todo.kind === 'none') return t(locale, 'digest.summary-todo-none')
  if (todo.kind === 'waiting' && todo.old > 0) return t(locale, 'digest.summary-todo-waiting-old', todo)
  return t(locale, `digest.summary-todo-${todo.kind}`, todo)
}

/** The same in three sentences, without their full stops. */
export function newsWords({ locale, change, risk, todo }: DigestNews): DigestSummary {
  return {
    change: capital(changeWords(locale, change)),
    risk: riskWords(locale, risk),
    todo: todoWords(locale, todo),
  }
}
