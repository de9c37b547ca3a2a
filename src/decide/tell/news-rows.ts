import type { Card, CardRow } from '#src/cards/card.ts'
import { escalationRow } from '#src/cards/follow-up/escalation-card.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { changeRow } from '#src/cards/told/tier-summary-card.ts'
import { warningRow } from '#src/cards/told/warning-summary-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { tierWay } from '#src/domain/tell/tier-way.ts'
import { urgencyOf, type Weighed } from '#src/domain/tell/urgency.ts'
import type { User } from '#src/domain/user.ts'
import type { Notice, SummedNotice, TierChangeNotice } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'
import { escalationLines } from './escalation.ts'
import { warningLines } from './warning-cards.ts'

/** Builds the message that a notice would be by itself. */
export type CardOf = (notice: SummedNotice) => Promise<Card | undefined>

/** The fall from the top tier goes before other changes. */
export const isLossOfTop = (policy: Policy, { from, to }: TierChangeNotice): boolean =>
  from !== undefined && from === policy.tiers[0]?.code && tierWay(policy, { from, to }) === 'down'

/** What a notice is weighed by. */
export const weighed = (policy: Policy, notice: Notice): Weighed => ({
  kind: notice.kind,
  ...(notice.kind === 'tier-change' ? { isLossOfTop: isLossOfTop(policy, notice) } : {}),
})

/** Where a notice stands among those that wait. */
export const urgencyOfNotice = (policy: Policy, notice: Notice): number => urgencyOf(weighed(policy, notice))

/** A message of any other kind in one line: its title, its first words, and its first button. */
function rowOfCard(card: Card): CardRow {
  const button = card.actions?.find((action) => action.kind === 'button')
  const detail = card.body?.[0]

  return { title: card.title, ...(detail ? { detail } : {}), ...(button ? { action: button } : {}) }
}

type Frame = {
  readonly deps: TellDeps
  readonly reader: Reader
  readonly policy: Policy
  readonly cardOf: CardOf
}

/** One notice as a row; none where there is nothing left to say. */
async function rowsOf({ deps, reader, policy, cardOf }: Frame, notice: SummedNotice) {
  if (notice.kind === 'tier-change') {
    const customer = await deps.customers.get(notice.customerId)
    return customer ? [changeRow(reader, policy, { notice, customer })] : []
  }
  if (notice.kind === 'early-warning')
    return (await warningLines(deps, [notice])).map((line) => warningRow(reader, policy, line))
  if (notice.kind === 'escalation')
    return (await escalationLines(deps, [notice])).map((line) => escalationRow(reader, policy, line))

  const card = await cardOf(notice)
  return card ? [rowOfCard(card)] : []
}

/** What waited for the morning, one row each, the most urgent first. */
export async function newsRows(
  deps: TellDeps,
  notices: readonly SummedNotice[],
  { locale, zone }: Pick<User, 'locale' | 'zone'>,
  cardOf: CardOf,
): Promise<readonly CardRow[]> {
  const policy = await activePolicy(deps)
  const frame = { deps, reader: { locale, zone, now: deps.clock.now() }, policy, cardOf }
  const sorted = notices.toSorted(
    (a, b) => urgencyOfNotice(policy, a) - urgencyOfNotice(policy, b) || a.at.getTime() - b.at.getTime(),
  )
  const rows: CardRow[] = []
  for (const notice of sorted) rows.push(...(await rowsOf(frame, notice)))

  return rows
}
