import type { Card } from '#src/cards/card.ts'
import { tierSummaryCard } from '#src/cards/told/tier-summary-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { User } from '#src/domain/user.ts'
import type { SummedNotice, TierChangeNotice, TierSummaryNotice } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'
import { escalationsMessage } from './escalation.ts'
import { type CardOf, newsRows } from './news-rows.ts'
import { todayListCard } from './today.ts'
import { warningsCard } from './warning-cards.ts'

type Asked = { readonly notice: TierSummaryNotice; readonly reader: User; readonly cardOf: CardOf }

/** Tier changes in one card; undefined where none of their customers is left. */
async function changesMessage(
  deps: TellDeps,
  { group }: TierSummaryNotice,
  changes: readonly TierChangeNotice[],
  { locale, zone }: User,
): Promise<Card | undefined> {
  const found = await deps.customers.getMany([...new Set(changes.map(({ customerId }) => customerId))])
  const customers = new Map(found.map((customer) => [customer._id, customer]))
  const lines = changes.flatMap((notice) => {
    const customer = customers.get(notice.customerId)
    return customer ? [{ notice, customer }] : []
  })
  if (lines.length === 0) return undefined

  const policy = await activePolicy(deps)
  return tierSummaryCard(locale, zone, { group, lines, policy, now: deps.clock.now() })
}

/** What waited for one morning may be of every kind: one row each, as at the head of a list. */
async function mixedMessage(deps: TellDeps, said: readonly SummedNotice[], { reader, cardOf }: Asked) {
  const news = await newsRows(deps, said, reader, cardOf)
  return news.length === 0 ? undefined : todayListCard(deps, [], reader, { news })
}

/** The card of a summary, by what its group holds; undefined where there is nothing left to say. */
export async function summaryMessage(deps: TellDeps, asked: Asked): Promise<Card | undefined> {
  const { notice, reader } = asked
  const said = notice.changes ?? []
  const ofKind = <Kind extends SummedNotice['kind']>(kind: Kind) =>
    said.filter((each): each is Extract<SummedNotice, { kind: Kind }> => each.kind === kind)
  const isAll = (kind: SummedNotice['kind']) => ofKind(kind).length === said.length

  if (isAll('tier-change')) return changesMessage(deps, notice, ofKind('tier-change'), reader)
  if (isAll('early-warning')) return warningsCard(deps, said, reader)
  if (isAll('escalation')) return escalationsMessage(deps, ofKind('escalation'), reader)

  return mixedMessage(deps, said, asked)
}
