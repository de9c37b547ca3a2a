import type { Customer } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import { readYearlyDate } from '#src/domain/follow-up/read-yearly-date.ts'

/** Fields whose filling is counted. */
export const qualityFields = ['owner', 'industry', 'region', 'size', 'phone', 'email'] as const
type QualityField = (typeof qualityFields)[number]

/** What a check of the data has found. Counts of customers. */
export type Quality = {
  readonly customers: number
  /** Completeness: how many have a value. */
  readonly filled: Readonly<Record<QualityField, number>>
  /** Accuracy: a birthday, a contract's end or a yearly reward that no calendar knows. */
  readonly unreadableDates: number
  /** Timeliness: attributes told within a year; facts within the policy's limit of dormancy. */
  readonly freshProfiles: number
  readonly freshFacts: number
  /** A tier that is older than what it rests on: facts or a moment that wait for their decision, an earlier policy. */
  readonly staleTiers: number
  /** Groups that may be one customer each, by their ids. */
  readonly duplicates: readonly (readonly string[])[]
}

type Frame = {
  readonly now: Date
  readonly policyVersion: number
  readonly dormantDays: number
  /** Names that mean the same company have one key; empty: none. */
  keyOf(name: string): string
}

const profileDays = 365
const waitsMs = 3_600_000
const mostGroups = 200
const dateAttributes = ['birthday', '生日', 'contract_end', 'yearly_reward']

const isFilled: Readonly<Record<QualityField, (customer: Customer) => boolean>> = {
  owner: ({ owner }) => owner !== undefined,
  industry: ({ attrs }) => has(attrs['industry'] ?? attrs['行业']),
  region: ({ attrs }) => has(attrs['region'] ?? attrs['地区']),
  size: ({ attrs }) => has(attrs['size'] ?? attrs['规模']),
  phone: ({ contacts }) => contacts.some(({ kind }) => kind === 'phone'),
  email: ({ contacts }) => contacts.some(({ kind }) => kind === 'email'),
}
const has = (value: string | number | undefined): boolean => value !== undefined && value !== ''

const isUnreadable = ({ attrs }: Customer): boolean =>
  dateAttributes.some((name) => has(attrs[name]) && readYearlyDate(attrs[name]) === undefined)

const isWithin = (at: Date | undefined, days: number, now: Date): boolean =>
  at !== undefined && daysBetween(at, now) <= days

const isStale = ({ score, dirty, nextCheckAt }: Customer, { now, policyVersion }: Frame): boolean => {
  const waits = (at: Date | undefined) => at !== undefined && now.getTime() - at.getTime() > waitsMs
  return (
    waits(dirty?.at) || waits(nextCheckAt) || (score !== undefined && score.policyVersion < policyVersion)
  )
}

/** Counts page by page, so that a base of any size can be looked at. */
export function createQualityTally(frame: Frame) {
  const filled: Record<QualityField, number> = {
    owner: 0,
    industry: 0,
    region: 0,
    size: 0,
    phone: 0,
    email: 0,
  }
  const counts = { customers: 0, unreadableDates: 0, freshProfiles: 0, freshFacts: 0, staleTiers: 0 }
  const byKey = new Map<string, string[]>()
  const note = (key: string, id: string): void => {
    const those = byKey.get(key)
    if (those) those.push(id)
    else byKey.set(key, [id])
  }

  return {
    add(customer: Customer): void {
      counts.customers += 1
      for (const field of qualityFields) if (isFilled[field](customer)) filled[field] += 1
      counts.unreadableDates += Number(isUnreadable(customer))
      counts.freshProfiles += Number(
        isWithin(customer.profileAt ?? customer.knownSince, profileDays, frame.now),
      )
      counts.freshFacts += Number(isWithin(customer.facts.lastEventAt, frame.dormantDays, frame.now))
      counts.staleTiers += Number(isStale(customer, frame))
      const key = frame.keyOf(customer.name)
      if (key !== '') note(`name|${key}`, customer._id)
      for (const { blindIndex } of customer.contacts) note(`contact|${blindIndex}`, customer._id)
    },
    result(): Quality {
      const groups = [...byKey.values()].filter((ids) => ids.length > 1).map((ids) => [...ids].sort())
      const once = new Map(groups.map((ids) => [ids.join('|'), ids]))
      return { ...counts, filled, duplicates: [...once.values()].slice(0, mostGroups) }
    },
  }
}
