import type { Evaluation, ListedCustomer, OwnClassesAudit } from '#src/domain/evaluation/evaluation.ts'
import type { MeanInterval } from '#src/domain/evaluation/mean-interval.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { percent, signed, textTable, whole } from './text-table.ts'

type Codes = (step: number) => string

/** More is for the report and the JSON. */
const shownCustomers = 10

function mapLines(locale: Locale, codeOf: Codes, audit: OwnClassesAudit): string[] {
  const { classes, sameValue, unclassed, contradictory } = audit
  const comma = locale === 'zh' ? '、' : ', '
  const list = classes.map(({ name, customers, step }) =>
    t(locale, 'evaluate.cli-class', { name, customers: whole(customers), tier: codeOf(step) }),
  )
  return [
    t(locale, 'evaluate.cli-classes', {
      list: list.join(comma),
      unclassed: whole(unclassed),
      contradictory: whole(contradictory),
    }),
    ...classes
      .filter(({ spellings }) => spellings.length > 1)
      .map(({ name, spellings }) =>
        t(locale, 'evaluate.cli-spellings', { name, list: spellings.join(comma) }),
      ),
    ...sameValue.map(({ upper, lower }) => t(locale, 'evaluate.cli-same-value', { upper, lower })),
    ...classes
      .filter(({ outOfOrder }) => outOfOrder)
      .map(({ name }) => t(locale, 'evaluate.cli-out-of-order', { name })),
  ]
}

const money = (value: number): string => value.toFixed(2)

const excessLine = (
  locale: Locale,
  key: 'evaluate.cli-excess-up' | 'evaluate.cli-excess-down',
  { mean, low, high }: MeanInterval,
): string => t(locale, key, { mean: money(mean), low: money(low), high: money(high) })

const turned = ({ n, mean, low, high }: MeanInterval): MeanInterval => ({
  n,
  mean: -mean,
  low: -high,
  high: -low,
})

function truthLines(locale: Locale, { ours, excess, better, theirsVsOurs }: OwnClassesAudit): string[] {
  const { difference, low, high } = theirsVsOurs
  return [
    ...(ours.n === 0
      ? []
      : [
          t(locale, 'evaluate.cli-truth', {
            share: percent(ours.share),
            n: whole(ours.n),
            low: percent(ours.low),
            high: percent(ours.high),
          }),
        ]),
    ...(excess.up ? [excessLine(locale, 'evaluate.cli-excess-up', excess.up)] : []),
    ...(excess.down ? [excessLine(locale, 'evaluate.cli-excess-down', turned(excess.down))] : []),
    t(locale, `evaluate.cli-better-${better}`, {
      difference: signed(difference),
      low: signed(low),
      high: signed(high),
    }),
  ]
}

function because(locale: Locale, { reasons: [reason] }: ListedCustomer): string {
  if (!reason) return ''
  const digits = reason.figure === 'spend' ? money : whole
  return t(locale, `evaluate.cli-because-${reason.figure}`, {
    value: digits(reason.value),
    usual: digits(reason.usual),
  })
}

function listedLines(locale: Locale, codeOf: Codes, { listed }: OwnClassesAudit): string[] {
  if (listed.length === 0) return []
  const rows = listed
    .slice(0, shownCustomers)
    .map((one) => [
      one.customerId,
      codeOf(one.ownStep),
      codeOf(one.ourStep),
      because(locale, one),
      money(one.heldOutSpend),
      t(locale, `evaluate.cli-truth-${one.truth}`),
    ])
  const header = [
    t(locale, 'evaluate.cli-customer'),
    t(locale, 'evaluate.cli-own-tier'),
    t(locale, 'evaluate.cli-our-tier'),
    t(locale, 'evaluate.cli-because'),
    t(locale, 'evaluate.cli-spent-after'),
    t(locale, 'evaluate.cli-bears-out'),
  ]
  const more = listed.length - rows.length
  return [
    ...textTable(header, rows),
    ...(more > 0 ? [t(locale, 'evaluate.cli-more', { n: whole(more) })] : []),
  ]
}

/** The company's own classes on trial: how they map, who is wrong in them, what the truth said. Empty without any. */
export function ownClassLines(locale: Locale, { ownClasses, migration: { codes } }: Evaluation): string[] {
  if (!ownClasses) return []
  const codeOf: Codes = (step) => codes[step] ?? ''
  const up = ownClasses.listed.filter(({ direction }) => direction === 'up').length
  return [
    '',
    ...mapLines(locale, codeOf, ownClasses),
    t(locale, 'evaluate.cli-wrong', { up: whole(up), down: whole(ownClasses.listed.length - up) }),
    ...truthLines(locale, ownClasses),
    ...listedLines(locale, codeOf, ownClasses),
  ]
}
