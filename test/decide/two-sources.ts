import { type ReplayDay, replayTiers } from '#src/decide/replay/replay-tiers.ts'
import type { Customer, Lifecycle } from '#src/domain/customer.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { restsOn } from '#src/domain/source/rests-on.ts'
import { standingsOf } from '#src/domain/source/standing.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { randomOf } from '#src/ingest/sample/random.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'

const opened = new Date('2025-06-01T12:00:00Z')
const dayOf = (n: number): Date => addDays(opened, n)

/** Days of the story, and those on which a source says nothing. */
const story = { days: 290, from: 150, stop: 190.02, back: 220.02 } as const

export const theirPolicy: Policy = { ...retailPreset('CNY'), version: 1 }
const aWarningDays = 28

/**
 * A company whose orders come from its shop and whose touches from its CRM, every hour of the day. Customers buy in
 * rhythms of their own; some leave for good, some come late.
 */
export function twoSources(seed: number, size = 70) {
  const random = randomOf(seed)
  const customers = Array.from({ length: size }, (_, i) =>
    aNewcomer(`n${i}`, { _id: `n${i}`, searchKeys: [], knownSince: dayOf(0) }),
  )
  const events = customers.flatMap(({ _id }): FactEvent[] => {
    const gap = 8 + 40 * random()
    const yuan = Math.round(50 * 100 ** random())
    const joins = random() < 0.15 ? 260 * random() : 30 * random()
    const leaves = random() < 0.3 ? joins + 60 + 200 * random() : Infinity
    const until = Math.min(story.days, leaves)
    const times = (mean: number) => {
      const list: number[] = []
      for (let on = joins; on < until; on += mean * (0.4 + 1.2 * random())) list.push(on)
      return list
    }
    return [
      ...times(gap).map((on) => anOrder(_id, { at: dayOf(on), yuan: Math.round(yuan * (0.5 + random())) })),
      ...times(gap * 0.4).map((on) => aTouch(_id, { at: dayOf(on) })),
    ]
  })
  return { customers, events }
}

/** When a fact of the silent days arrives. */
type Backlog = (at: number) => number

const span = story.back - story.stop
/** The ways in which a backlog comes in. */
export const backlogs = {
  'at once': () => story.back,
  'oldest first, over two days': (at) => story.back + (2 * (at - story.stop)) / span,
  'newest first, over two days': (at) => story.back + (2 * (story.back - at)) / span,
} satisfies Readonly<Record<string, Backlog>>

/** The same facts, with one source silent for 30 days. */
export const silenced = (
  events: readonly FactEvent[],
  source: string,
  arrives: Backlog,
): readonly FactEvent[] =>
  events.map((event) => {
    const on = daysBetween(opened, event.at)
    if (event.source !== source || on < story.stop || on >= story.back) return event
    return { ...event, receivedAt: dayOf(arrives(on)) }
  })

/** What stands of one customer at the end of a day. */
type Seen = { readonly tier: string; readonly lifecycle: Lifecycle; readonly warning?: Date }
export type Diary = readonly { readonly day: number; readonly seen: ReadonlyMap<string, Seen> }[]

function seenOn({ now, policy, cuts, customers, sources }: ReplayDay): ReadonlyMap<string, Seen> {
  const cut = cuts.at(-1)
  const standings = standingsOf([...sources.values()], policy, now)
  const entries = [...customers.values()].flatMap((customer) => {
    if (!customer.tier || !cut) return []

    const rests = restsOn(customer.facts, standings, policy)
    const { nextChange } = explain({ customer, cut, policy, now, rests })
    const isWarned = nextChange && daysBetween(now, nextChange.at) <= aWarningDays
    const { tier, lifecycle } = customer
    return [
      [customer._id, { tier: tier.code, lifecycle, ...(isWarned && { warning: nextChange.at }) }] as const,
    ]
  })
  return new Map(entries)
}

/** Lives through it, a run every night. */
export function diaryOf(
  customers: readonly Customer[],
  events: readonly FactEvent[],
  policy: Policy = theirPolicy,
): Diary {
  const diary: { day: number; seen: ReadonlyMap<string, Seen> }[] = []
  replayTiers({
    customers,
    events,
    policy,
    companyTimeZone: 'Asia/Shanghai',
    from: dayOf(story.from),
    until: dayOf(story.days),
    everyDays: 1,
    onDay: (day) => diary.push({ day: daysBetween(opened, day.now), seen: seenOn(day) }),
  })
  return diary
}

const lossOf = (stage: Lifecycle): number => ['slipping', 'dormant'].indexOf(stage) + 1
/** The same warning may come some days sooner or later: the cut's drift is measured from another day. */
const sameWarningDays = 7

/** What happened to customers for the worse, by day. */
type Happening = { readonly kind: 'demotion' | 'step' | 'warning'; readonly id: string; readonly i: number }

/** What went down from one evening to the next. In a base of seventy a warning of one evening alone is noise. */
function lossesOf([before, was, now]: readonly [Seen | undefined, Seen, Seen]): readonly Happening['kind'][] {
  return [
    ...(now.tier > was.tier ? (['demotion'] as const) : []),
    ...(lossOf(now.lifecycle) > lossOf(was.lifecycle) ? (['step'] as const) : []),
    ...(now.warning && was.warning && !before?.warning ? (['warning'] as const) : []),
  ]
}

/** Everything that went down, by day. */
export const happeningsIn = (diary: Diary): readonly Happening[] =>
  diary.flatMap(({ seen }, i) =>
    [...seen].flatMap(([id, now]) => {
      const was = diary[i - 1]?.seen.get(id)
      return was ? lossesOf([diary[i - 2]?.seen.get(id), was, now]).map((kind) => ({ kind, id, i })) : []
    }),
  )

/** Those that are not so in the run in which nothing stopped. Tier codes are in the order of the alphabet. */
export function wrongIn(diary: Diary, truth: Diary): readonly Happening[] {
  const isSo = ({ kind, id, i }: Happening): boolean => {
    const [now, really] = [diary[i]?.seen.get(id), truth[i]?.seen.get(id)]
    if (!now || !really) return false
    if (kind === 'demotion') return really.tier >= now.tier
    if (kind === 'step') return lossOf(really.lifecycle) >= lossOf(now.lifecycle)

    const nearby = truth.slice(Math.max(0, i - sameWarningDays), i + sameWarningDays + 1)
    return really.tier > now.tier || nearby.some(({ seen }) => seen.get(id)?.warning)
  }
  return happeningsIn(diary).filter((happening) => !isSo(happening))
}
