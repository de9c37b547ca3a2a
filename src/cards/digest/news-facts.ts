import { allLines } from '#src/domain/digest/lines.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf } from './digest-view.ts'
import { type DigestPart, digestParts } from './first-card.ts'
import { lineDetail, lineText } from './line-text.ts'
import { digestNews, newsWords } from './news.ts'
import { digestPartCard } from './part-cards.ts'

/** Parts of numbers alone: the others name customers or colleagues, or quote what somebody wrote. */
const numbersAlone: readonly DigestPart[] = ['base', 'goals', 'follow-up']

type NewsFact = readonly [label: string, value: string]

/** A part's facts, and its table row by row: `Tier A: Customers 3 · Value now ¥2k`. */
function partFacts(view: DigestView, part: DigestPart): readonly NewsFact[] {
  const { facts = [], table } = digestPartCard(view, part)
  const columns = table?.columns ?? []
  const rows = (table?.rows ?? []).map((row): NewsFact => {
    const cells = row.flatMap((cell, n) => (n === 0 || cell === '' ? [] : [`${columns[n] ?? ''} ${cell}`]))
    return [row[0] ?? '', cells.join(' · ')]
  })
  return [...facts.map(({ label, value }): NewsFact => [label, value]), ...rows]
}

/** All numbers of a digest in the words of its cards, without anybody's name: what a summary is made from. */
export function newsFacts(view: DigestView): readonly NewsFact[] {
  const { reader, figures, before } = view
  const { locale } = reader
  const { count, valueMinor } = figures.customers
  const { change, risk, todo } = newsWords(digestNews(view))
  const lines = allLines(figures, before).flatMap((line) => [
    lineText(view, line),
    lineDetail(view, line) ?? '',
  ])
  const team = t(locale, 'digest.of-team', {
    count,
    n: formatNumber(count),
    money: moneyOf(view, valueMinor),
  })

  return [
    [t(locale, 'digest.summary-change'), change],
    [t(locale, 'digest.summary-risk'), risk],
    [t(locale, 'digest.summary-todo'), todo],
    [t(locale, 'digest.summary-week'), [team, ...lines.filter((line) => line !== '')].join(' · ')],
    ...digestParts.filter((part) => numbersAlone.includes(part)).flatMap((part) => partFacts(view, part)),
  ]
}
