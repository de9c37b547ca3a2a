import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import { isComplete, isSummary, morningPrefix, type RowGroup } from '#src/domain/tell/row-group.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { User } from '#src/domain/user.ts'
import type { GroupedRow, GroupOfReader, OutboxRow } from '#src/ports/outbox.ts'
import { isSummaryNotice } from './about.ts'
import { dayOffOf } from './day-off.ts'
import type { TellDeps } from './deps.ts'
import { nightGroup } from './night-group.ts'
import { getsList, todayKey } from './put-today-list.ts'

type Deps = Pick<TellDeps, 'outbox' | 'users' | 'calendars' | 'clock'>

const isOpen = (row: OutboxRow | undefined): boolean => row?.state === 'waiting' || row?.state === 'leased'

/**
 * The summary of these rows: named after the first of them, so that whoever is killed here makes the same one again.
 * Undefined where one of that name has ended: a slow worker has given it back its first row since.
 */
async function putSummary({ outbox, clock }: Deps, { to, group }: GroupOfReader, first: GroupedRow) {
  const _id = `summary|${group}|${first._id}`
  const at = clock.now()
  const added = await outbox.put([{ _id, to, notice: { kind: 'tier-summary', group, at } }], at)
  return added.has(_id) || isOpen(await outbox.get(_id)) ? _id : undefined
}

/** A planning that is late by more than this has failed: what waited for the morning is told without a list. */
const listGraceMs = 1_800_000

/** What waits for a morning is its list's to say, as long as that stands or may still come. */
async function isLists({ outbox, clock }: Deps, reader: User, group: string): Promise<boolean> {
  const day = group.startsWith(morningPrefix) ? group.slice(morningPrefix.length) : undefined
  if (day === undefined || !getsList(reader, day)) return false

  const list = await outbox.get(todayKey(reader._id, day))
  if (list) return isOpen(list)
  return clock.now().getTime() < morningOf(day, reader.zone).getTime() + listGraceMs
}

/** Where a group goes that came due at night: into the list or with the others, but for what stays together anyway. */
async function afterNight(deps: Deps, reader: User, group: string, endsAt: Date): Promise<RowGroup> {
  const night = await nightGroup(deps, reader, endsAt)
  const stays = night.group.startsWith(morningPrefix)
    ? /^(morning|policy|escalations)\|/
    : /^(morning|policy|escalations|quiet|warnings)\|/

  return stays.test(group) ? { group, notBefore: endsAt } : night
}

/**
 * Whether so many rows of a group are one card. On a rep's day off some of them are told and the rest waits for work, so
 * that each row finds its own way; but a morning's news, and a policy's changes, belong together on any day.
 */
async function isOneCard(
  deps: Deps,
  reader: User | undefined,
  group: string,
  size: number,
): Promise<boolean> {
  if (!isSummary(group, size)) return false
  if (!reader?.active || reader.role !== 'rep' || /^(morning|policy)\|/.test(group)) return true

  return (await dayOffOf(deps, reader)) === undefined
}

/**
 * Decides on a group that is due: many changes become one summary, few are told one by one. In the reader's quiet
 * hours it waits for their end, with whatever else came that night. The summary's row stands before any of its
 * changes is taken for it, which the delivery does.
 * @returns the outbox keys that wait for delivery.
 */
export async function gatherGroup(deps: Deps, of: GroupOfReader): Promise<readonly string[]> {
  const { outbox, users, clock } = deps
  const rows = await outbox.inGroup(of)
  const [first] = rows
  const now = clock.now()
  if (!first || !isComplete(of.group, first.createdAt, rows.at(-1)?.createdAt ?? first.createdAt, now))
    return []

  const reader = await users.byId(of.to)
  const from = reader ? disturbableAt(reader, now) : now
  if (reader && from > now) {
    await outbox.moveGroup(of, await afterNight(deps, reader, of.group, from))
    return []
  }
  if (reader && (await isLists(deps, reader, of.group))) return []

  const isWhole = await isOneCard(deps, reader, of.group, rows.length)
  const summary = isWhole ? await putSummary(deps, of, first) : undefined
  if (summary !== undefined) return [summary]

  await outbox.moveGroup(of, 'alone')
  return rows.map(({ _id }) => _id)
}

/** Takes the rows of a summary's group for it and writes down what it says, once; whoever comes later reads that. */
export async function sealSummary(
  { outbox }: Pick<TellDeps, 'outbox'>,
  { _id, to, group }: GroupOfReader & { readonly _id: string },
) {
  await outbox.gather(_id, { to, group })
  const rows = await outbox.gatheredBy(_id)
  const changes = rows.flatMap(({ notice }) => (isSummaryNotice(notice) ? [] : [notice]))

  return outbox.seal(
    _id,
    changes,
    rows.map((row) => row._id),
  )
}
