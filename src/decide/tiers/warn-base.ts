import type { DecideDeps } from '#src/decide/deps.ts'
import { managerOf } from '#src/decide/people/manager-of.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import { warningGroup } from '#src/domain/tell/row-group.ts'
import { isSmallBase } from '#src/domain/tier/cuts.ts'
import type { MoverRange } from '#src/domain/tier/mover-ranges.ts'
import { type CustomerWarning, warningIdOf } from '#src/domain/warning/customer-warning.ts'
import { storedDrifts } from '#src/domain/warning/cut-drift.ts'
import { type WarningRange, warningRanges } from '#src/domain/warning/warn.ts'
import { type WarnFrame, warnCustomer } from '#src/domain/warning/warn-customer.ts'
import type { NewOutboxRow, Outbox } from '#src/ports/outbox.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import type { Users } from '#src/ports/users.ts'
import type { Looked, Warnings } from '#src/ports/warnings.ts'
import { moverPages } from './mover-pages.ts'
import { settleWarnings } from './settle-warnings.ts'

/** The ports that warning needs beyond those of deciding. */
export type WarnDeps = DecideDeps & {
  readonly warnings: Warnings
  readonly tierChanges: TierChanges
  readonly users: Users
  readonly outbox: Outbox
}

/** What a run that looks only at what is new may have missed (a group that lets go, a floor that ends) is found weekly. */
const wholeEveryDays = 7
/** A decision under way while the run before looked may have been written after it. */
const overlapDays = 1 / 24

/** Everybody in the ranges, or whom they hold anew since a run of before. */
function rangesToLook(
  ranges: readonly WarningRange[],
  policyVersion: number,
  since: Looked | undefined,
): readonly MoverRange[] {
  return ranges.flatMap(({ code, kappaUpTo }): readonly MoverRange[] => {
    const own = { policyVersion, code, kappaUpTo }
    const before = since?.ranges.find((range) => range.code === code)
    if (!since || !before) return [{ kind: 'falling', ...own }]

    return [
      { kind: 'falling', ...own, kappaFrom: before.kappaUpTo },
      { kind: 'falling-anew', ...own, scoredFrom: addDays(since.at, -overlapDays) },
    ]
  })
}

/** Who is told of a customer: its owner; their manager where the owner has left. */
function readerFinder({ users }: Pick<WarnDeps, 'users'>) {
  const readers = new Map<string, Promise<string | undefined>>()
  const find = async (owner: string) => {
    const user = await users.byId(owner)
    const reader = user?.active ? user : user && (await managerOf(users, user))
    return reader?.active ? reader._id : undefined
  }
  return (owner: string | undefined): Promise<string | undefined> => {
    if (owner === undefined) return Promise.resolve(undefined)
    const known = readers.get(owner) ?? find(owner)
    readers.set(owner, known)
    return known
  }
}

/** The message of a warning; its key is the warning's, so that whoever warns again says nothing new. */
function rowOf(warning: CustomerWarning, since: Date, to: string, run: string): NewOutboxRow {
  const { _id, customerId, tier, expectedFrom, expectedTo, stated, issuedAt } = warning
  const notice = {
    kind: 'early-warning',
    customerId,
    from: tier,
    to: warning.to,
    since,
    expectedFrom,
    expectedTo,
    ...present({ stated }),
    at: issuedAt,
  } as const
  return { _id: `early-warning|${_id}`, to, notice, ...warningGroup(run, issuedAt) }
}

/** The warnings that a page of customers is given, each with the moment since which its customer's tier stands. */
async function warningsOfPage(
  { warnings }: WarnDeps,
  frame: WarnFrame,
  page: readonly Customer[],
): Promise<readonly (readonly [CustomerWarning, Customer])[]> {
  const standing = page.flatMap(({ _id, tier }) => (tier ? [warningIdOf(_id, tier)] : []))
  const known = await warnings.known(standing)

  return page.flatMap((customer) => {
    const { _id, tier } = customer
    const warning = tier && !known.has(warningIdOf(_id, tier)) && warnCustomer(customer, frame)
    return warning ? [[warning, customer] as const] : []
  })
}

/** Messages first, warnings second: a run that dies in between warns again, under the same keys. */
async function warnPages(deps: WarnDeps, frame: WarnFrame, ranges: readonly MoverRange[]): Promise<number> {
  const readerOf = readerFinder(deps)
  let issued = 0
  for await (const page of moverPages(deps, ranges)) {
    const given = await warningsOfPage(deps, frame, page)
    const rows: NewOutboxRow[] = []
    for (const [warning, { owner, tier }] of given) {
      const to = await readerOf(owner)
      if (to !== undefined && tier) rows.push(rowOf(warning, tier.since, to, frame.cut._id))
    }
    await deps.outbox.put(rows, frame.now)
    issued += (await deps.warnings.put(given.map(([warning]) => warning))).size
  }
  return issued
}

/**
 * After a run has cut and decided the base: settles what has been warned of, and warns of the demotions that have come near since the run before: once for each
 * time that a customer comes to stand in a tier. In a small base each change waits for a person, and nobody is warned.
 * @returns how many warnings were given.
 */
export async function warnBase(deps: WarnDeps, cut: Cut): Promise<number> {
  const policy = await deps.policies.get(cut.policyVersion)
  if (!policy) return 0

  const now = deps.clock.now()
  const record = await settleWarnings(deps, { policy, now })
  if (isSmallBase(cut, policy)) return 0

  const { looked } = await deps.warnings.book(policy.version)
  const isWhole = !looked || daysBetween(looked.wholeAt, now) >= wholeEveryDays
  const sources = await sourceStandings(deps, policy)
  const ranges = warningRanges({ cut, policy, drifts: storedDrifts(cut), now })
  const frame: WarnFrame = { policy, cut, now, sources, record }
  const issued = await warnPages(
    deps,
    frame,
    rangesToLook(ranges, policy.version, isWhole ? undefined : looked),
  )

  const isOut = sources.some(({ quiet }) => quiet === 'silent' || quiet === 'back')
  const wholeAt = isWhole || !looked ? now : looked.wholeAt
  if (!isOut) await deps.warnings.markLooked(policy.version, { at: now, ranges, wholeAt })
  return issued
}
