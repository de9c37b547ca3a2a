import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import type { ImportRun } from '#src/ingest/imports/import-run.ts'
import type { OrderDraft, OrderPlan } from '#src/ingest/rows/order-row.ts'
import { createExchange, type MoneyFact, type Priced } from './exchange.ts'
import { createRefundLinks, type LinkedRefund } from './link-refunds.ts'

/** A row as a fact, with where it stands in the file. */
type Row<Fact extends MoneyFact = MoneyFact> = {
  readonly fact: Fact
  readonly draft: Pick<OrderDraft, 'line' | 'foreign'>
}

const isOrder = (row: Row): row is Row<OrderEvent> => row.fact.kind === 'order'
const isRefund = (row: Row): row is Row<RefundEvent> => row.fact.kind === 'refund'

/**
 * What the rows of one import count for: amounts in the company's currency, refunds on the day and at the rate of
 * their order. Rows whose day has no rate go to quarantine with all they say.
 */
export function createPricing(
  deps: Pick<ImportDeps, 'events' | 'rates'>,
  run: Pick<ImportRun, 'refuse'>,
  { baseCurrency, columns }: Pick<OrderPlan, 'baseCurrency' | 'columns'>,
  zone: string,
) {
  const exchange = createExchange(deps.rates, baseCurrency, zone)
  const links = createRefundLinks<Row<RefundEvent>>(deps.events)
  const amountColumn = columns.get('amount')?.column ?? 'amount'
  const refuse = ({ draft: { line, foreign } }: Row, priced: Exclude<Priced, { fact: unknown }>): void => {
    const cell = foreign ?? { column: amountColumn, value: '' }
    const held = 'held' in priced ? { held: priced.held } : {}
    run.refuse(line, [{ ...cell, reason: priced.reason, ...held }])
  }
  const orders = async (rows: readonly Row<OrderEvent>[]): Promise<MoneyFact[]> => {
    const facts: MoneyFact[] = []
    for (const row of rows) {
      const priced = await exchange(row.fact)
      if ('fact' in priced) {
        links.order(priced.fact, priced.rate)
        facts.push(priced.fact)
      } else refuse(row, priced)
    }
    return facts
  }
  const refunds = async (linked: readonly LinkedRefund<Row<RefundEvent>>[]): Promise<MoneyFact[]> => {
    const facts: MoneyFact[] = []
    for (const { row, fact, rate } of linked) {
      const priced = await exchange(fact, { rate })
      if ('fact' in priced) facts.push(priced.fact)
      else refuse(row, priced)
    }
    return facts
  }

  return {
    /** What counts of these rows by now; refunds whose order has not come up are held back. */
    async take(rows: readonly Row[]): Promise<readonly MoneyFact[]> {
      const bought = await orders(rows.filter(isOrder))
      const back = await refunds(rows.filter(isRefund).flatMap((row) => links.refund(row) ?? []))
      return [...bought, ...back, ...(links.isFull() ? await this.release() : [])]
    },
    /** The refunds that were held back. */
    release: async (): Promise<readonly MoneyFact[]> => refunds(await links.release()),
  }
}
