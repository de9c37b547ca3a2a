import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import type { DecideDeps } from '#src/decide/deps.ts'
import { allCustomers } from '#src/decide/tiers/all-customers.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { restsAround, sameRests } from '#src/domain/source/rests.ts'
import { silenceRuleOf } from '#src/domain/source/silence.ts'
import type { SourceState } from '#src/domain/source/source-state.ts'
import { type SourceTurn, watched } from '#src/domain/source/watched.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Outbox, SourceNotice } from '#src/ports/outbox.ts'
import type { Users } from '#src/ports/users.ts'

type Deps = Pick<DecideDeps, 'customers' | 'policies' | 'sources' | 'clock' | 'companyTimeZone' | 'log'> & {
  readonly users: Users
  readonly calendars: Calendars
  readonly outbox: Outbox
}

type Turned = SourceTurn & { readonly state: SourceState }

/** How many customers have each of these sources: one walk through the base, on the day that something turns. */
async function customersOf(deps: Deps, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(names.map((name) => [name, 0]))
  for await (const { facts } of allCustomers(deps)) {
    for (const name of names) if (facts.sources[name]) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const noticeOf = ({ turn, next }: Turned, customers: number, at: Date): SourceNotice => ({
  kind: turn === 'silent' ? 'source-silent' : 'source-back',
  source: next._id,
  kinds: next.kinds,
  since: next.outage?.from ?? next.newestAt,
  customers,
  at,
})

/** One message to each admin, by a key that names the outage: told once, whoever looks and however often. */
async function tell({ users, outbox, log }: Deps, notice: SourceNotice): Promise<readonly string[]> {
  const { kind, source, since, at } = notice
  log.warn(kind, { source, since: since.toISOString() })
  const admins = (await users.list()).filter(({ role, active }) => role === 'admin' && active)
  const rows = admins.map(({ _id }) => ({
    _id: `${kind}|${source}|${since.getTime()}|${_id}`,
    to: _id,
    notice,
  }))
  await outbox.put(rows, at)
  return rows.map(({ _id }) => _id)
}

function turnsOf(states: readonly SourceState[], policy: Policy, now: Date): readonly Turned[] {
  const rule = silenceRuleOf(policy)
  const ended = new Set(policy.sources.ended)
  return states
    .filter(({ _id }) => !ended.has(_id))
    .flatMap((state) => {
      const turn = watched(state, now, rule)
      return turn ? [{ ...turn, state }] : []
    })
}

/** The sources as they stand, each with the company's holidays: what changes them is written down before it is judged by. */
async function withRests(deps: Deps, now: Date): Promise<readonly SourceState[]> {
  const { companyTimeZone: zone } = deps
  const calendar = await workCalendarOf(deps, zone)
  const rests = restsAround(calendar, zone, localDay(now, zone))
  const found: SourceState[] = []
  for (const state of await deps.sources.all()) {
    if (sameRests(state.rests, rests)) {
      found.push(state)
      continue
    }
    const next = { ...state, rests, rev: state.rev + 1 }
    if (await deps.sources.put(next)) found.push(next) // where it has spoken meanwhile it is looked at next time
  }
  return found
}

/**
 * Finds sources that have fallen silent beyond their own rhythm, and those that are back, and tells the admins of
 * each once: the message first, the mark second. A source that has spoken meanwhile is looked at next time.
 * @returns the outbox keys that wait for delivery.
 */
export async function watchSources(deps: Deps): Promise<readonly string[]> {
  const policy = await deps.policies.active()
  if (!policy) return []

  const now = deps.clock.now()
  const turns = turnsOf(await withRests(deps, now), policy, now)
  if (turns.length === 0) return []

  const counts = await customersOf(
    deps,
    turns.map(({ state }) => state._id),
  )
  const keys: string[] = []
  for (const turned of turns) {
    keys.push(...(await tell(deps, noticeOf(turned, counts.get(turned.state._id) ?? 0, now))))
    await deps.sources.put(turned.next)
  }
  return keys
}
