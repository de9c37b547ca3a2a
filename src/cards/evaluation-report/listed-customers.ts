import type { Evaluation, ListedCustomer, OwnClassesAudit } from '#src/domain/evaluation/evaluation.ts'
import type { MeanInterval } from '#src/domain/evaluation/mean-interval.ts'
import { t } from '#src/i18n/text.ts'
import { ownTierName } from './own-tier-name.ts'
import { paragraph, type ReportBlock, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'

/** Rows a page can bear in each direction; the file beside it has them all. */
const shownRows = 15

function reasonLine({ figure, value, usual }: ListedCustomer['reasons'][number], teller: Teller): string {
  const { locale, money, whole } = teller
  const say = figure === 'spend' ? money : whole
  const key = figure === 'idleDays' ? 'idle' : figure
  return t(locale, `class-check.reason-${key}`, { value: say(value), usual: say(usual) })
}

/** A list in words, a row a customer. */
function tableRows(
  listed: readonly ListedCustomer[],
  evaluation: Evaluation,
  audit: OwnClassesAudit,
  teller: Teller,
): ReportTable {
  const { locale, money, fullTier } = teller
  const columns = ['customer', 'theirs-column', 'ours-column', 'why', 'afterwards', 'truth-column'] as const
  return {
    kind: 'table',
    columns: columns.map((column) => t(locale, `class-check.${column}`)),
    words: [1, 2, 3, 5],
    rows: listed.map((one) => [
      one.customerId,
      ownTierName(audit, one.ownStep),
      fullTier(evaluation.tiers[one.ourStep]?.code ?? ''),
      one.reasons.map((reason) => reasonLine(reason, teller)).join(locale === 'zh' ? '；' : '; '),
      money(one.heldOutSpend),
      t(locale, `class-check.truth-${one.truth}`),
    ]),
  }
}

const figureOf = ({ reasons }: ListedCustomer, figure: ListedCustomer['reasons'][number]['figure']): number =>
  reasons.find((reason) => reason.figure === figure)?.value ?? 0

/** The widest apart first; of equals the biggest spender that stands too low, the longest idle that stands too high. */
function ofDirection({ listed }: OwnClassesAudit, direction: ListedCustomer['direction']): ListedCustomer[] {
  const figure = direction === 'up' ? 'spend' : 'idleDays'
  const gap = ({ ownStep, ourStep }: ListedCustomer) => Math.abs(ownStep - ourStep)
  return listed
    .filter((one) => one.direction === direction)
    .sort((a, b) => gap(b) - gap(a) || figureOf(b, figure) - figureOf(a, figure))
}

/** Everyone who is listed, those too low first: for the file beside the page. */
export const listedTable = (evaluation: Evaluation, audit: OwnClassesAudit, teller: Teller): ReportTable =>
  tableRows([...ofDirection(audit, 'up'), ...ofDirection(audit, 'down')], evaluation, audit, teller)

function tableOf(
  direction: ListedCustomer['direction'],
  evaluation: Evaluation,
  audit: OwnClassesAudit,
  teller: Teller,
  file: string,
): ReportBlock[] {
  const listed = ofDirection(audit, direction)
  if (listed.length === 0) return []
  const { locale, whole } = teller
  const cut = listed.length > shownRows

  return [
    { kind: 'heading', text: t(locale, direction === 'up' ? 'class-check.too-low' : 'class-check.too-high') },
    tableRows(listed.slice(0, shownRows), evaluation, audit, teller),
    ...(cut
      ? [
          paragraph(
            t(locale, 'class-check.first-rows', {
              shown: whole(shownRows),
              all: whole(listed.length),
              file,
            }),
          ),
          { kind: 'link' as const, text: file, file },
        ]
      : []),
  ]
}

const excessKeys = {
  up: { more: 'class-check.excess-up', less: 'class-check.excess-up-less' },
  down: { more: 'class-check.excess-down-more', less: 'class-check.excess-down' },
} as const

/** What those listed spent beside the others of their class; an interval that holds 0 tells neither more nor less. */
function excessLine(
  direction: ListedCustomer['direction'],
  excess: MeanInterval | undefined,
  { locale, money, range }: Teller,
): string {
  if (!excess) return ''
  const { mean, low, high } = excess
  if (low <= 0 && high >= 0)
    return t(locale, 'class-check.excess-open', {
      direction: t(locale, `class-check.direction-${direction}`),
      mean: money(mean),
      range: range(excess, money),
    })

  const more = low > 0
  return t(locale, excessKeys[direction][more ? 'more' : 'less'], {
    mean: money(Math.abs(mean)),
    range: range(more ? { low, high } : { low: -high, high: -low }, money),
  })
}

/** How often what came after agreed with the list. */
function truthLines({ ours, listed }: OwnClassesAudit, { locale, whole, share, range }: Teller): string[] {
  if (ours.n === 0) return []
  return [
    t(locale, 'class-check.truth', {
      n: whole(ours.n),
      share: share(ours.share),
      range: range(ours, share),
    }),
    ours.high < 0.5 ? t(locale, 'class-check.truth-against') : '',
    listed.length > ours.n ? t(locale, 'class-check.truth-rest') : '',
  ]
}

/** Who stands two tiers or more from where the orders put them, and what the time after said of the list. */
export function listedBlocks(
  evaluation: Evaluation,
  audit: OwnClassesAudit,
  teller: Teller,
  file: string,
): readonly ReportBlock[] {
  const { locale, whole } = teller
  if (audit.listed.length === 0) return [paragraph(t(locale, 'class-check.none-listed'))]
  const counts = {
    up: whole(ofDirection(audit, 'up').length),
    down: whole(ofDirection(audit, 'down').length),
    split: evaluation.period.split,
  }

  return [
    paragraph(t(locale, 'class-check.listed', counts), ...truthLines(audit, teller)),
    paragraph(excessLine('up', audit.excess.up, teller), excessLine('down', audit.excess.down, teller)),
    ...tableOf('up', evaluation, audit, teller, file),
    ...tableOf('down', evaluation, audit, teller, file),
  ]
}
