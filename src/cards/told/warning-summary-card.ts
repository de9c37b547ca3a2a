import type { Card, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { inSeries, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { EarlyWarningNotice } from '#src/ports/outbox.ts'
import { rangeLine, recordLine } from './warning-lines.ts'

/** One warning of a summary, and the customer as it stands now. */
type WarningLine = { readonly notice: EarlyWarningNotice; readonly customer: Customer }

export type WarningSummaryInput = {
  readonly lines: readonly WarningLine[]
  readonly policy: Policy
  readonly now: Date
}

/** As many as fit a phone's few screens; the others are named. */
const mostRows = 25
const mostNames = 200

const keyOf = ({ customer }: WarningLine): number => customer.score?.kappa ?? -Infinity

const mostValuableFirst = (a: WarningLine, b: WarningLine): number =>
  keyOf(b) - keyOf(a) || a.customer.name.localeCompare(b.customer.name)

/** One warning in a list: who, to what, when, and how often that comes true. */
export const warningRow = (reader: Reader, policy: Policy, { notice, customer }: WarningLine): CardRow => ({
  title: clip(customer.name),
  detail: joined([
    t(reader.locale, 'promotion.change', {
      from: notice.from,
      to: shortTierName(reader.locale, policy, notice.to),
    }),
    rangeLine(reader, notice),
    recordLine(reader.locale, notice),
  ]),
  action: {
    kind: 'button',
    label: t(reader.locale, 'customer.open'),
    call: { command: 'tier', input: { customer: customer.ref } },
  },
})

function restLine({ locale }: Reader, rest: readonly WarningLine[]): readonly string[] {
  if (rest.length === 0) return []

  const names = rest
    .slice(0, mostNames)
    .map(({ notice, customer }) => `${clip(customer.name, 30)} ${notice.from} → ${notice.to}`)
  return [t(locale, 'promotion.summary-more', { count: rest.length, names: inSeries(locale, names) })]
}

/** Many early warnings for one reader in one card: the most valuable customer first, each with its dates and record. */
export function warningSummaryCard(locale: Locale, zone: string, input: WarningSummaryInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const lines = input.lines.toSorted(mostValuableFirst)
  const title = t(locale, 'early-warning.many-title', { count: lines.length })
  const body = [t(locale, 'early-warning.many-body'), ...restLine(reader, lines.slice(mostRows))]
  const [first] = lines

  return {
    title,
    tone: 'warning',
    text: sentences(locale, [
      title,
      first ? `${clip(first.customer.name)} ${first.notice.from} → ${first.notice.to}` : '',
      body[0] ?? '',
    ]),
    body,
    rows: lines.slice(0, mostRows).map((line) => warningRow(reader, input.policy, line)),
    facts: [{ label: t(locale, 'promotion.do-now'), value: t(locale, 'early-warning.many-do') }],
  }
}
