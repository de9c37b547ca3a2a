import { clip } from '#src/cards/parts/clip.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Fit, FitEvidence } from '#src/domain/prospect/fit.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'

const known = ['industry', 'region', 'size', 'country', 'employees', 'revenue'] as const

/** Whether an attribute moves fit by what a person would notice: a lift of 1.1 or .9, say. */
const speaks = ({ lift }: FitEvidence): boolean => Math.abs(lift - 1) >= 0.05

/** What an attribute is called; the company's own names stay as they were imported. */
function attributeLabel(locale: Locale, attribute: string): string {
  const name = known.find((each) => each === attribute)
  return name ? t(locale, `prospect.${name}`) : attribute
}

/** `Industry: medical`. */
export const attributeWords = (
  locale: Locale,
  { attribute, value }: Pick<FitEvidence, 'attribute' | 'value'>,
) =>
  t(locale, 'prospect.attribute', {
    name: attributeLabel(locale, attribute),
    value: clip(typeof value === 'number' ? formatNumber(value, 2) : value, 40),
  })

/** The tiers that prospects are compared with: `tier A`. */
const bestTiers = (locale: Locale, policy: Policy): string =>
  policy.tiers
    .slice(0, policy.prospects.fit.topTiers)
    .map(({ code }) => shortTierName(locale, policy, code))
    .join(locale === 'zh' ? '、' : ', ')

const countsOf = (locale: Locale, { top, lift }: FitEvidence, fit: Fit, policy: Policy) => ({
  top: formatNumber(top),
  best: formatNumber(fit.top),
  tier: bestTiers(locale, policy),
  lift: formatNumber(lift, 1),
})

/** What one attribute rests on, in counts. */
export function evidenceWords(locale: Locale, evidence: FitEvidence, fit: Fit, policy: Policy): string {
  if (!speaks(evidence)) return t(locale, 'fit.no-difference')
  return t(locale, 'fit.evidence', countsOf(locale, evidence, fit, policy))
}

const namesOf = (locale: Locale, attributes: readonly string[]): string =>
  attributes.map((attribute) => attributeLabel(locale, attribute)).join(locale === 'zh' ? '、' : ', ')

/** `74 of 100: Industry: medical (8 of the 45 in tier A, 1.8× the usual share)`, by what moves it most; or why it is not known. */
export function fitLine(locale: Locale, fit: Fit, policy: Policy): string {
  if (fit.compared.length === 0) return t(locale, 'fit.no-base')
  if (fit.evidence.length === 0) return t(locale, 'fit.unknown', { names: namesOf(locale, fit.compared) })

  const most = fit.evidence.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))[0]
  const because =
    most && speaks(most)
      ? t(locale, 'fit.like', { what: attributeWords(locale, most), ...countsOf(locale, most, fit, policy) })
      : t(locale, 'fit.average')
  return t(locale, 'fit.line', { fit: formatNumber(fit.fit), because })
}
