import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isAmongFirst, isUnasked, type Waiting } from '#src/domain/tell/budget.ts'
import { morningGroup } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { Notice, OutboxRow } from '#src/ports/outbox.ts'
import type { Slots, SlotsOf } from '#src/ports/slots.ts'
import type { TellDeps } from './deps.ts'
import { urgencyOfNotice } from './news-rows.ts'

type Deps = TellDeps & { readonly slots: Slots }

/** What a message is counted by: its kind, and of a summary what it gathers. */
export const kindOf = (notice: Notice) => ({
  kind: notice.kind,
  ...(notice.kind === 'tier-summary' ? { group: notice.group } : {}),
})

const waitingOf = (policy: Policy, { _id, notice, createdAt }: OutboxRow): Waiting => ({
  key: _id,
  urgency: urgencyOfNotice(policy, notice),
  createdAt,
})

/** A rep's places today; undefined: this message needs none. */
async function placesFor(deps: Deps, { notice }: OutboxRow, reader: User) {
  if (!isUnasked(reader.role, kindOf(notice))) return undefined

  const policy = await activePolicy(deps)
  const day = localDay(deps.clock.now(), reader.zone)
  const of: SlotsOf = { to: reader._id, day, most: policy.followUp.unaskedPerDay }
  return { policy, of }
}

/**
 * Takes one of the reader's few places of the day for a message, if it needs one; false where none is left, or more
 * urgent ones that are due now will have them. A row keeps its place through every attempt of that day.
 */
export async function takePlace(deps: Deps, row: OutboxRow, reader: User): Promise<boolean> {
  const places = await placesFor(deps, row, reader)
  if (!places) return true

  const { policy, of } = places
  const held = await deps.slots.heldBy(of)
  if (held.includes(row._id)) return true
  if (held.length >= of.most) return false

  const open = await deps.outbox.openOf(reader._id, deps.clock.now())
  const rivals = open.filter(
    ({ _id, notice }) => !held.includes(_id) && isUnasked(reader.role, kindOf(notice)),
  )
  const isFirst = isAmongFirst(
    waitingOf(policy, row),
    rivals.map((each) => waitingOf(policy, each)),
    of.most - held.length,
  )
  return isFirst && deps.slots.take(of, row._id)
}

/** There was nothing to say: another message may have the place. */
export async function giveBackPlace(deps: Deps, row: OutboxRow, reader: User): Promise<void> {
  const places = await placesFor(deps, row, reader)
  if (places) await deps.slots.giveBack(places.of, row._id)
}

/**
 * What finds no place waits for the next morning list. A summary is dissolved into what it would have said; one that
 * has been written down already is told as it is, that morning.
 */
export async function waitForMorning(deps: Deps, row: OutboxRow, { zone }: User): Promise<void> {
  const { outbox, clock } = deps
  const { notice, _id, to } = row
  const into = morningGroup(zone, clock.now(), await workCalendarOf(deps, zone))
  if (notice.kind !== 'tier-summary') return outbox.postpone(_id, into)
  if (notice.members) return outbox.postpone(_id, { notBefore: into.notBefore })

  await outbox.moveGroup({ to, group: notice.group }, into)
  await outbox.markSent(_id, clock.now()) // it says nothing: what it had taken before is let go, and finds the same way
  await outbox.settle(_id)
}
