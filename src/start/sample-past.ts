import { setImmediate } from 'node:timers/promises'
import type { DecideDeps } from '#src/decide/deps.ts'
import { type Replay, type ReplayInput, replayDays } from '#src/decide/replay/replay-tiers.ts'
import { historyOf } from '#src/decide/tell/relay-notices.ts'
import type { Customer, Outgoing } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import { dayNumber, instant } from '#src/ingest/sample/calendar.ts'
import type { CompanyToLoad } from '#src/ingest/sample/load-sample.ts'
import type { SampleCompany } from '#src/ingest/sample/sample-company.ts'
import type { Warnings } from '#src/ports/warnings.ts'

/** Half a year, in whole weeks: the base is cut once a week. */
const replayedDays = 26 * 7
const cutEveryDays = 7

/** Changes of the last week are news to their owner, three at most; all else is history. */
const newsDays = 7
const newsPerOwner = 3

/** After office hours in China: the day's facts are in, and the last evening lies before the end day. */
const evening = 20

/** The evening before the end day, and the one half a year earlier. */
function pastOf(endDay: string): Pick<ReplayInput, 'from' | 'until' | 'everyDays'> {
  const until = instant(dayNumber(endDay) - 1, evening)
  return { from: addDays(until, -replayedDays), until, everyDays: cutEveryDays }
}

/** Others are answered between two days. */
async function unhurried(days: Generator<number, Replay>, onShare: (share: number) => void): Promise<Replay> {
  for (;;) {
    const { done, value } = days.next()
    if (done) return value
    onShare(value)
    await setImmediate()
  }
}

const newestFirst = (a: Outgoing, b: Outgoing) => b.at.getTime() - a.at.getTime()

/** The newest of each kind before the second of any: a rep is told of a rise, too, on an evening of many falls. */
function mostTelling(notices: readonly Outgoing[]): readonly Outgoing[] {
  const kinds = Map.groupBy(notices.toSorted(newestFirst), ({ evidence }) => evidence.reason)
  const ranked = [...kinds.values()].flatMap((own) => own.map((notice, rank) => ({ notice, rank })))

  return ranked
    .sort((a, b) => a.rank - b.rank || newestFirst(a.notice, b.notice))
    .slice(0, newsPerOwner)
    .map(({ notice }) => notice)
}

/** Keys of the notices that their owner is still told of. */
function newsOf(customers: readonly Customer[], since: Date): ReadonlySet<string> {
  const recent = customers.flatMap(({ owner, outgoing }) =>
    outgoing.filter(({ at }) => at > since).map((notice) => ({ owner, notice })),
  )
  const byOwner = [...Map.groupBy(recent, ({ owner }) => owner).values()]

  return new Set(byOwner.flatMap((own) => mostTelling(own.map(({ notice }) => notice))).map(({ key }) => key))
}

/** `nextCheckAt` waits for the first decision on what is stored: nobody looks at a customer before its facts are. */
function asStored({ nextCheckAt: _, ...customer }: Customer, outgoing: readonly Outgoing[]): Customer {
  return { ...customer, outgoing, ...present({ outgoingSince: outgoing[0]?.at }) }
}

/** Those of the last evening are left to today's run, which warns of them again and tells their owners. */
async function putWarnings(
  warnings: Warnings,
  policyVersion: number,
  { warnings: { given, months } }: Replay,
  until: Date,
): Promise<void> {
  await warnings.put([...given.values()].filter(({ issuedAt }) => issuedAt < until))
  for (const [month, record] of Object.entries(months)) await warnings.putMonth(policyVersion, month, record)
}

type PastDeps = Pick<DecideDeps, 'policies' | 'cuts' | 'companyTimeZone'> & { readonly warnings: Warnings }

/**
 * Decides the company's last half year by the policy in force, day by day. Scales and cuts are stored at once: both
 * are the same however often this is repeated.
 * @returns the company as it stood on the evening before the end day, with the tier changes that are history.
 */
export async function withPast(
  { policies, cuts, warnings, companyTimeZone }: PastDeps,
  policy: ReplayInput['policy'],
  { company, endDay }: { readonly company: SampleCompany; readonly endDay: string },
  onShare: (share: number) => void = () => undefined,
): Promise<CompanyToLoad> {
  const past = pastOf(endDay)
  const replay = await unhurried(replayDays({ ...company, ...past, policy, companyTimeZone }), onShare)
  const { scales } = replay.policy
  if (scales && !policy.scales) await policies.freezeScales(policy.version, scales, past.from)
  for (const cut of replay.cuts) await cuts.insert(cut)
  await putWarnings(warnings, policy.version, replay, past.until)

  const news = newsOf(replay.customers, addDays(past.until, -newsDays))
  const history = replay.customers.flatMap(({ _id, outgoing }) =>
    outgoing.filter(({ key }) => !news.has(key)).map((notice) => historyOf(_id, notice)),
  )
  const customers = replay.customers.map((customer) =>
    asStored(
      customer,
      customer.outgoing.filter(({ key }) => news.has(key)),
    ),
  )
  return { ...company, customers, changes: history }
}
