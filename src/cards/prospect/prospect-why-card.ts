import type { Card, CardFact, CardTable } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dataFooter } from '#src/cards/parts/footer.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { viewLines } from '#src/cards/tier/view-lines.ts'
import { backButton } from '#src/cards/tier/why-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { ProspectExplanation } from '#src/domain/prospect/explain-prospect.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { ProspectCardInput } from './prospect-card.ts'
import { attributeWords, evidenceWords } from './prospect-fit.ts'
import { prospectLines, prospectName } from './prospect-lines.ts'

/** The evidence behind a prospect's tier: fit attribute by attribute, engagement, and the lines; they add up. */
export function prospectWhyCard(locale: Locale, zone: string, input: ProspectCardInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { customer, policy, prospect } = input
  const name = clip(customer.name)
  const title = t(locale, 'prospect.why-title', {
    name,
    tier: prospectName(locale, policy, prospect.state),
  })
  const sum = t(locale, 'prospect.sum', { points: formatNumber(prospect.points.total) })
  const standing = prospectLines(reader, prospect, policy)

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, sum, ...standing]),
    body: [
      ...viewLines(reader, input.view, policy),
      sum,
      ...standing,
      ...partlyKnown(locale, prospect),
      weightsLine(locale, policy),
    ],
    table: partsTable(locale, customer, prospect, policy),
    facts: linesFact(locale, policy),
    actions: [backButton(locale, customer, input.view)],
    footer: dataFooter(reader, policy, input.dataUpTo, input.rests),
  }
}

const partlyKnown = (locale: Locale, { fit }: ProspectExplanation): readonly string[] =>
  fit.compared.length > fit.evidence.length
    ? [
        t(locale, 'fit.partly', {
          known: formatNumber(fit.evidence.length),
          all: formatNumber(fit.compared.length),
        }),
      ]
    : []

const weightsLine = (locale: Locale, { prospects, halfLifeDays }: Policy): string =>
  t(locale, 'prospect.weights', {
    fit: formatPercent(locale, prospects.fit.weight),
    engagement: formatPercent(locale, prospects.engagement.weight),
    days: formatNumber(halfLifeDays),
  })

/** What everyone begins with, one row an attribute, engagement, and the total that they add up to. */
function partsTable(
  locale: Locale,
  { facts }: Customer,
  { points, fit }: ProspectExplanation,
  policy: Policy,
): CardTable {
  const contacts = {
    in: formatNumber(facts.touchesIn),
    out: formatNumber(facts.touchesOut),
  }
  return {
    columns: [t(locale, 'why.part'), t(locale, 'why.rests-on'), t(locale, 'why.points')],
    rows: [
      [t(locale, 'prospect.start'), t(locale, 'prospect.start-why'), formatNumber(points.start)],
      ...points.attributes.map((one, at) => [
        attributeWords(locale, one),
        evidenceWords(locale, fit.evidence[at] ?? one, fit, policy),
        signed(one.points),
      ]),
      [t(locale, 'part.engagement'), t(locale, 'prospect.engagement', contacts), signed(points.engagement)],
      [t(locale, 'why.total'), '', formatNumber(points.total)],
    ],
  }
}

const signed = (points: number): string =>
  points < 0 ? `−${formatNumber(-points)}` : `+${formatNumber(points)}`

function linesFact(locale: Locale, { prospects }: Policy): readonly CardFact[] {
  const lines = prospects.tiers.map(({ from, name }) =>
    from > 0
      ? t(locale, 'prospect.line', { tier: name[locale], points: formatNumber(from) })
      : t(locale, 'prospect.line-last', { tier: name[locale] }),
  )
  const band = t(locale, 'prospect.band', { points: formatNumber(prospects.band) })

  return [
    {
      label: t(locale, 'cut.label'),
      value: sentences(locale, [
        lines.join(locale === 'zh' ? '；' : '; '),
        ...(prospects.band > 0 ? [band] : []),
      ]),
    },
  ]
}
