import type { CardRow } from '#src/cards/card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatExactMoney, formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'

/** What a card says of how it looks at a customer, and the words that lead to the same view again. */
export type CardView = {
  readonly asOf?: Date
  readonly policyVersion?: number
  readonly orderMinor?: number
  /** The tier it stands in and the one the view makes of it; only where the view makes one. */
  readonly from?: string
  readonly to?: string
  /** What had happened by then and was told later, oldest first. */
  readonly late: readonly FactEvent[]
  readonly input: Readonly<Record<string, string>>
}

/** Later ones are counted, not shown. */
const lateShown = 5

/** `As it stood on Tue 1 Sep. Under policy 3. With one more order of ¥50k: tier B → tier A.` */
export function viewLines(
  { locale, ...reader }: Reader,
  view: CardView | undefined,
  policy: Policy,
): readonly string[] {
  if (!view) return []
  const { asOf, policyVersion, orderMinor, from, to } = view
  const money = (amountMinor: number) => formatMoney(locale, { amountMinor, currency: policy.baseCurrency })
  const name = (code: string) => shortTierName(locale, policy, code)

  const outcome = (before: string | undefined, after: string) => {
    if (before === undefined) return t(locale, 'as-of.first', { tier: name(after) })
    if (before === after) return t(locale, 'as-of.no-change', { tier: name(after) })
    return t(locale, 'as-of.change', { from: name(before), to: name(after) })
  }

  return [
    asOf && t(locale, 'as-of.stood', { day: dayFor({ locale, ...reader }, asOf) }),
    policyVersion === undefined ? undefined : t(locale, 'as-of.policy', { version: policyVersion }),
    orderMinor === undefined ? undefined : t(locale, 'as-of.order', { amount: money(orderMinor) }),
    to === undefined ? undefined : outcome(from, to),
    asOf && view.late.length > 0 ? t(locale, 'as-of.late', { count: view.late.length }) : undefined,
  ].filter((line) => line !== undefined)
}

function lateTitle({ locale }: Reader, event: FactEvent): string {
  const kind = t(locale, event.kind === 'order' ? 'as-of.order-one' : `as-of.${event.kind}`)
  const isMoney = event.kind === 'order' || event.kind === 'refund'

  return t(locale, 'as-of.late-fact', { what: isMoney ? `${kind} ${formatExactMoney(locale, event)}` : kind })
}

/** The facts that came later, each with its day and when it came. */
export const lateRows = (reader: Reader, { late }: CardView): readonly CardRow[] =>
  late.slice(0, lateShown).map((event) => ({
    title: lateTitle(reader, event),
    detail: t(reader.locale, 'as-of.came', {
      day: dayFor(reader, event.at),
      received: dayFor(reader, event.receivedAt),
    }),
  }))
