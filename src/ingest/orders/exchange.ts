import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'
import { convert, type DayRate, rateOn } from '#src/domain/exchange.ts'
import type { HeldFact } from '#src/ports/imports.ts'
import type { Rates } from '#src/ports/rates.ts'

/** An amount that came in: an order's row or what was given back. */
export type MoneyFact = OrderEvent | RefundEvent

/** The fact with what it counts for and the rate that says so, or why it cannot count yet. */
export type Priced<Fact extends MoneyFact = MoneyFact> =
  | { readonly fact: Fact; readonly rate?: DayRate }
  | { readonly reason: 'no-rate'; readonly held: HeldFact }
  | { readonly reason: 'amount-too-large' }

/**
 * Turns amounts of other currencies into the company's at the rate of the order's day. Rates of a pair are read
 * once, so an import sees one state of them.
 */
export function createExchange(rates: Pick<Rates, 'of'>, baseCurrency: string, timeZone: string) {
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const byCurrency = new Map<string, ReturnType<Rates['of']>>()
  const ratesOf = (currency: string): ReturnType<Rates['of']> => {
    const known = byCurrency.get(currency) ?? rates.of(currency, baseCurrency)
    byCurrency.set(currency, known)
    return known
  }

  /** At the rate given, else at that of `day`, else at that of the fact's own day in the import's zone. */
  return async <Fact extends MoneyFact>(
    fact: Fact,
    known: { readonly rate?: DayRate | undefined; readonly day?: string } = {},
  ): Promise<Priced<Fact>> => {
    if (fact.currency === baseCurrency) return { fact }

    const day = known.day ?? days.format(fact.at)
    const own = known.rate?.from === fact.currency && known.rate.to === baseCurrency ? known.rate : undefined
    const rate = own ?? rateOn(await ratesOf(fact.currency), day)
    if (!rate) return { reason: 'no-rate', held: { fact, day, to: baseCurrency } }

    const base = convert(fact.amountMinor, rate)
    return base ? { fact: { ...fact, base }, rate } : { reason: 'amount-too-large' }
  }
}

export type Exchange = ReturnType<typeof createExchange>
