import type { CardFact } from '#src/cards/card.ts'
import type { Expectation } from '#src/domain/digest/figures.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf, signed, tierLabel } from './digest-view.ts'
import type { PartBody } from './part-body.ts'

const mostPinners = 5

function overrideFacts({ figures, reader: { locale }, names }: DigestView): readonly CardFact[] {
  return figures.overrides.slice(0, mostPinners).map(({ by, up, down, right }) => ({
    label: t(locale, 'override-bias.label', { who: names.get(by) ?? by }),
    value: t(locale, 'override-bias.value', { up, down, right }),
  }))
}

const weekMs = 7 * 86_400_000

/** A digest that a holiday has moved tells of more or fewer than the seven days that were forecast. */
function scaledTo({ from, at }: DigestView['figures'], forecast: Expectation): Expectation {
  const weeks = (at.getTime() - from.getTime()) / weekMs
  return {
    expectedMinor: forecast.expectedMinor * weeks,
    lowMinor: forecast.lowMinor * weeks,
    highMinor: forecast.highMinor * weeks,
  }
}

/** The week against what the digest before expected of it, and the week to come. */
function forecastFacts(view: DigestView): readonly CardFact[] {
  const { figures, before, isLastWeek, reader } = view
  const { locale } = reader
  const actual = moneyOf(view, figures.actualMinor)
  const expected = isLastWeek && before?.nextWeek ? scaledTo(figures, before.nextWeek) : undefined
  const range = (of: NonNullable<typeof expected>) => ({
    expected: moneyOf(view, of.expectedMinor),
    low: moneyOf(view, of.lowMinor),
    high: moneyOf(view, of.highMinor),
  })
  const value = expected
    ? t(locale, 'digest.forecast-value', { actual, ...range(expected) })
    : t(locale, 'digest.actual-only', { actual })

  return [
    { label: t(locale, 'digest.forecast'), value },
    ...(figures.nextWeek
      ? [
          {
            label: t(locale, 'digest.next-week'),
            value: t(locale, 'digest.next-week-value', range(figures.nextWeek)),
          },
        ]
      : []),
  ]
}

/** `+2.1 %`, `-2.1%`: to a tenth, since a line moves slowly. */
const signedPercent = (locale: Locale, share: number): string =>
  `${signed(share, formatNumber(100 * share, 1))}${locale === 'zh' ? '%' : ' %'}`

function qualityFacts({ figures, policy, reader: { locale } }: DigestView): readonly CardFact[] {
  const { confidence, low, unowned, neverTouched } = figures.quality
  const { drift } = figures
  const percent = drift === undefined ? '' : signedPercent(locale, drift)
  return [
    {
      label: t(locale, 'digest.confidence'),
      value: t(locale, 'digest.confidence-value', { percent: formatPercent(locale, confidence), low }),
    },
    {
      label: t(locale, 'digest.gaps'),
      value: t(locale, 'digest.gaps-value', { unowned, untouched: neverTouched }),
    },
    ...(drift === undefined
      ? []
      : [
          {
            label: t(locale, 'digest.drift', {
              tier: tierLabel(locale, policy, policy.tiers[0]?.code ?? ''),
            }),
            value: t(locale, 'digest.drift-value', { percent }),
          },
        ]),
  ]
}

/** Who pins tiers, how good the data is, how the line moves, and how the forecast has fared. */
export function dataPart(view: DigestView): PartBody {
  const overrides = overrideFacts(view)
  return {
    body: overrides.length === 0 ? [t(view.reader.locale, 'override-bias.none')] : [],
    facts: [...overrides, ...qualityFacts(view), ...forecastFacts(view)],
  }
}
