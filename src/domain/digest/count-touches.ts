import { Temporal } from 'temporal-polyfill'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { type Proportion, wilson } from '#src/domain/evaluation/wilson.ts'
import type { Channel } from '#src/domain/event.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import type { ContentCategory } from '#src/domain/follow-up/content.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import type { listCollector } from './count-lists.ts'
import type { Answers, SameContent, TierEffort, TierWait } from './figures.ts'
import { type DigestFrame, tallies, tierCodes, touchDays } from './frame.ts'

/** Whoever came to us less than a day ago is not waiting yet. */
const waitingAfterDays = 1
/** With fewer a tier says nothing about what is sent to it. */
const fewestContents = 10
const quarterMs = 900_000

type Collector = ReturnType<typeof listCollector>

const proportionOf = ({ hits, of }: { readonly hits: number; readonly of: number }): Proportion =>
  wilson(hits, of)

/** The hour of a clock; a zone's hours begin on a quarter of an hour, and each quarter is worked out once. */
function hourReader(zone: string): (at: Date) => number {
  const known = new Map<number, number>()
  return (at) => {
    const quarter = Math.floor(at.getTime() / quarterMs)
    const hour =
      known.get(quarter) ??
      Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs).toZonedDateTimeISO(zone).hour
    known.set(quarter, hour)
    return hour
  }
}

/**
 * Who answers: by tier, channel, content and hour. A touch of which nobody wrote down an answer counts in none. Listed
 * is who was tried and has not answered at all.
 */
export function answerCounter({ policy, now, zone }: DigestFrame, lists: Collector) {
  const since = addDays(now, -touchDays)
  const hourOf = hourReader(zone)
  const [byTier, byChannel, byContent, byHour] = [
    tallies<string>(),
    tallies<Channel>(),
    tallies<ContentCategory>(),
    tallies<number>(),
  ]
  const isCounted = ({ at, direction, answered }: TouchBrief) =>
    direction === 'out' && answered !== undefined && at >= since && at <= now

  return {
    add(customer: Customer): void {
      const tier = standingTier(customer, now)
      const tried = customer.facts.recentTouches.filter(isCounted)
      if (tried.length > 0 && !tried.some(({ answered }) => answered === true))
        lists.add('answers', customer._id, valueNowMinor(customer.facts, policy, now))
      for (const touch of tried) {
        const hit = touch.answered === true
        byTier.add(tier ?? '', hit)
        byChannel.add(touch.channel, hit)
        byHour.add(hourOf(touch.at), hit)
        if (touch.content) byContent.add(touch.content, hit)
      }
    },
    result: (): Answers => ({
      all: proportionOf(byTier.all()),
      byTier: tierCodes(policy).map((tier) => ({ tier, ...proportionOf(byTier.of(tier)) })),
      byChannel: byChannel.entries().map(([channel, of]) => ({ channel, ...proportionOf(of) })),
      byContent: byContent.entries().map(([content, of]) => ({ content, ...proportionOf(of) })),
      byHour: byHour
        .entries()
        .map(([hour, of]) => ({ hour, ...proportionOf(of) }))
        .sort((a, b) => a.hour - b.hour),
    }),
  }
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Who came to us, whether they heard from us, and how long that took, in hours of the clock. */
export function waitCounter({ policy, now }: DigestFrame) {
  const since = addDays(now, -touchDays)
  const until = addDays(now, -waitingAfterDays)
  const answered = tallies<string>()
  const hours = new Map<string, number[]>()

  return {
    add(customer: Customer): void {
      const tier = standingTier(customer, now)
      if (tier === undefined) return
      const touches = customer.facts.recentTouches
      for (const [n, touch] of touches.entries()) {
        if (touch.direction !== 'in' || touch.at < since || touch.at > until) continue
        const ours = touches.slice(n + 1).find(({ direction }) => direction === 'out')
        answered.add(tier, ours !== undefined)
        if (ours)
          hours.set(tier, [...(hours.get(tier) ?? []), (ours.at.getTime() - touch.at.getTime()) / 3_600_000])
      }
    },
    result: (): readonly TierWait[] =>
      tierCodes(policy).map((tier) => {
        const medianHours = medianOf(hours.get(tier) ?? [])
        return {
          tier,
          answered: proportionOf(answered.of(tier)),
          ...(medianHours === undefined ? {} : { medianHours }),
        }
      }),
  }
}

/** Where effort goes against where value is; and whether everybody gets the same. */
export function effortCounter({ policy, now }: DigestFrame) {
  const since = addDays(now, -touchDays)
  const touches = new Map<string, number>()
  const values = new Map<string, number>()
  const contents = new Map<string, Map<ContentCategory, number>>()
  const count = <Key>(into: Map<Key, number>, key: Key, by: number) =>
    void into.set(key, (into.get(key) ?? 0) + by)

  return {
    add(customer: Customer): void {
      const tier = standingTier(customer, now)
      if (tier === undefined) return
      count(values, tier, valueNowMinor(customer.facts, policy, now))
      for (const { at, direction, content } of customer.facts.recentTouches) {
        if (direction !== 'out' || at < since || at > now) continue
        count(touches, tier, 1)
        if (!content) continue
        const own = contents.get(tier) ?? new Map<ContentCategory, number>()
        count(own, content, 1)
        contents.set(tier, own)
      }
    },
    effort(): readonly TierEffort[] {
      const [allTouches, allValue] = [sumOf(touches), sumOf(values)]
      return tierCodes(policy).map((tier) => ({
        tier,
        touches: (touches.get(tier) ?? 0) / Math.max(1, allTouches),
        value: (values.get(tier) ?? 0) / Math.max(1, allValue),
      }))
    },
    same: (): SameContent | undefined => sameIn([...contents.values()]),
  }
}

const sumOf = (of: ReadonlyMap<unknown, number>): number => [...of.values()].reduce((sum, n) => sum + n, 0)

/** The category that makes more than half of what each of at least two tiers got. */
function sameIn(tiers: readonly ReadonlyMap<ContentCategory, number>[]): SameContent | undefined {
  const enough = tiers.filter((tier) => sumOf(tier) >= fewestContents)
  const [first] = enough
  if (enough.length < 2 || !first) return undefined
  const content = [...first].find(([, n]) => n > sumOf(first) / 2)?.[0]
  if (!content || enough.some((tier) => (tier.get(content) ?? 0) <= sumOf(tier) / 2)) return undefined

  const all = enough.reduce((sum, tier) => sum + sumOf(tier), 0)
  return { content, share: enough.reduce((sum, tier) => sum + (tier.get(content) ?? 0), 0) / all }
}
