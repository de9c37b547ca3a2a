import { whatFollowUpEarns } from '#src/decide/follow-up/what-follow-up-earns.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { type CountedDigest, digestCounter } from '#src/domain/digest/count-digest.ts'
import { countService, wasAsked } from '#src/domain/digest/count-service.ts'
import type { DigestMove } from '#src/domain/digest/figures.ts'
import type { DigestFrame } from '#src/domain/digest/frame.ts'
import { localDaysBefore, startOfDay } from '#src/domain/digest/week.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { present } from '#src/domain/present.ts'
import { testOf } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import { type Remark, remarksOf } from '#src/domain/service/remarks.ts'
import type { Asker } from '#src/domain/user.ts'
import { warningReport } from '#src/domain/warning/warning-report.ts'
import type { DigestDeps } from './deps.ts'
import { serviceFacts } from './service-facts.ts'
import { visiblePages } from './visible-pages.ts'

const weekDays = 7
/** More than a team leaves open; the earliest are read. */
const mostOpen = 20_000

/** Whose digest, and of which of the policy's segments; one that the policy does not have is nobody's. */
export type AskedDigest = { readonly asker: Asker; readonly segment?: string | undefined }

/** `since`: where the week begins; absent: seven days ago. */
type Asked = AskedDigest & { readonly since?: Date | undefined }

async function frameOf(deps: DigestDeps, zone: string, since: Date | undefined): Promise<DigestFrame> {
  const policy = await activePolicy(deps)
  const now = deps.clock.now()
  const [begunAt, cut, forecast] = await Promise.all([
    deps.settings.get('followUpSince'),
    deps.cuts.latest(policy.version),
    deps.forecasts.latest(policy.version),
  ])
  const from = since ?? localDaysBefore(now, weekDays, zone)
  return { policy, cut, forecast, now, from, zone, ...present({ begunAt }) }
}

/** Who belongs to a segment of the policy; everybody without one. */
export function belongsTo(
  { policy, now }: Pick<DigestFrame, 'policy' | 'now'>,
  segment: string | undefined,
): (customer: Customer) => boolean {
  if (segment === undefined) return () => true
  const found = policy.segments?.find(({ code }) => code === segment)
  if (!found) return () => false
  const test = testOf(parseWhere(found.where))
  return (customer) => test(subjectOf(customer, policy, now))
}

/** Customers with an open reminder that was due before today, the longest first. */
async function overdueOf(
  deps: DigestDeps,
  { sees }: Asker,
  { now, zone }: DigestFrame,
  isCounted: (customerId: string) => boolean,
): Promise<readonly string[]> {
  const people = sees === 'all' ? (await deps.users.list()).map(({ _id }) => _id) : sees
  const today = startOfDay(now, zone)
  const open = await deps.reminders.openOf(people, now, mostOpen)
  const overdue = open.filter(
    ({ kind, since, customerId }: Reminder) => kind !== 'timed' && since < today && isCounted(customerId),
  )
  return [
    ...new Set(
      overdue.toSorted((a, b) => a.since.getTime() - b.since.getTime()).map((each) => each.customerId),
    ),
  ]
}

/** A warning's `_id` begins with its customer's. */
const customerOfWarning = (id: string): string => id.split('|')[0] ?? id

async function warningsOf(deps: DigestDeps, frame: DigestFrame, isCounted: (customerId: string) => boolean) {
  const { policy, from, now } = frame
  const issued = (await deps.warnings.issuedIn(from, now)).filter(({ customerId }) => isCounted(customerId))
  const settled = (await deps.warnings.settledIn(policy.version, from, now)).filter(({ _id }) =>
    isCounted(customerOfWarning(_id)),
  )
  // What was settled this week was given in an earlier one: it counts as an outcome alone.
  const outcomes = settled.map(({ settled: outcome }) => ({
    issuedAt: new Date(0),
    ...present({ settled: outcome }),
  }))

  return {
    warned: issued.map(({ customerId }) => customerId),
    warnings: warningReport([...issued, ...outcomes], from, now),
  }
}

/** Says of the moves that matter what moved them: history knows. */
async function withReasons(
  { tierChanges }: DigestDeps,
  moves: readonly DigestMove[],
  from: Date,
): Promise<readonly DigestMove[]> {
  const changes = await tierChanges.since(
    moves.map(({ customerId }) => customerId),
    new Date(from.getTime() - 1),
  )
  return moves.map((move) => {
    const newest = changes.findLast(({ customerId, to }) => customerId === move.customerId && to === move.to)
    return newest?.moved ? { ...move, moved: newest.moved } : move
  })
}

/** Everybody of the segment whom the asker sees, counted; `asked`: those who were asked something of late. */
async function addCustomers(
  deps: DigestDeps,
  { asker, segment }: AskedDigest,
  frame: DigestFrame,
  counter: Pick<ReturnType<typeof digestCounter>, 'add'>,
) {
  const belongs = belongsTo(frame, segment)
  const counted = new Set<string>()
  const asked: string[] = []
  for await (const page of visiblePages(deps, asker)) {
    for (const customer of page.filter(belongs)) {
      counted.add(customer._id)
      counter.add(customer)
      if (wasAsked(customer, frame)) asked.push(customer._id)
    }
  }
  return { counted, asked }
}

/**
 * Counts a digest as things stand now: everybody whom the asker sees once, page by page along an index, the week's
 * reminders and warnings once, and ten customers' history. 20,000 customers take some seconds.
 * @throws AppError `no-policy`
 */
export async function gatherDigest(
  deps: DigestDeps,
  { asker, segment, since }: Asked,
): Promise<CountedDigest & { readonly remarks: readonly Remark[] }> {
  const frame = await frameOf(deps, asker.zone, since)
  const counter = digestCounter(frame)
  const { counted, asked } = await addCustomers(deps, { asker, segment }, frame, counter)
  const isCounted = (customerId: string) => counted.has(customerId)
  for await (const reminder of deps.reminders.between(frame.from, frame.now)) {
    if (isCounted(reminder.customerId)) counter.addReminder(reminder)
  }
  const overdue = await overdueOf(deps, asker, frame, isCounted)
  const { figures, lists } = counter.result({ ...(await warningsOf(deps, frame, isCounted)), overdue })
  const { movement } = figures
  const top = await withReasons(deps, movement.top, frame.from)
  const earns = await whatFollowUpEarns(deps, frame.policy, frame.now)
  const service = await serviceFacts(deps, frame.now, { asked, isCounted })

  return {
    lists,
    remarks: remarksOf(service, frame.now),
    figures: {
      ...figures,
      movement: { ...movement, top },
      ...countService(service, frame),
      ...(earns.state === 'off' ? {} : { earns }),
    },
  }
}
