import type { Lifecycle, TierReason } from '#src/domain/customer.ts'
import type { Proportion } from '#src/domain/evaluation/wilson.ts'
import type { Channel } from '#src/domain/event.ts'
import type { AnswersReport } from '#src/domain/follow-up/answers-report.ts'
import type { ContentCategory } from '#src/domain/follow-up/content.ts'
import type { WhatItEarns } from '#src/domain/follow-up/what-it-earns.ts'
import type { TierRule } from '#src/domain/policy/tier-rule.ts'
import type { ProspectReport } from '#src/domain/prospect/prospect-report.ts'
import type { ServiceRow } from '#src/domain/service/service-report.ts'
import type { Moved } from '#src/domain/tell/moved.ts'
import type { WarningReport } from '#src/domain/warning/warning-report.ts'

/** Customers and their value now, base-currency minor units. */
export type Sum = { readonly count: number; readonly valueMinor: number }

type TierSum = Sum & { readonly tier: string }
type LifecycleSum = Sum & { readonly lifecycle: Lifecycle }
export type BaseCell = Sum & { readonly tier: string; readonly lifecycle: Lifecycle }

/** One change of tier of the week, with what moved it. */
export type DigestMove = {
  readonly customerId: string
  readonly name: string
  readonly ref: string
  readonly from: string
  readonly to: string
  readonly at: Date
  readonly valueMinor: number
  readonly reason: TierReason
  readonly moved?: Moved
}

/** Where a tier stands against its operating goal. `actual` is absent where nobody can be counted. */
export type GoalProgress = {
  readonly tier: string
  readonly goal: TierRule['goal']
  readonly actual?: number
  /** Customers it rests on. */
  readonly of: number
}

type TierShare = Proportion & { readonly tier: string }

/** Who answered, of those who were reached out to in the last four weeks. */
export type Answers = {
  readonly all: Proportion
  readonly byTier: readonly TierShare[]
  readonly byChannel: readonly (Proportion & { readonly channel: Channel })[]
  readonly byContent: readonly (Proportion & { readonly content: ContentCategory })[]
  /** Hours of the manager's own clock in which something was tried, 0 to 23. */
  readonly byHour: readonly (Proportion & { readonly hour: number })[]
}

/** Customers who came to us in the last four weeks: how many heard from us since, and how long they waited. */
export type TierWait = {
  readonly tier: string
  readonly answered: Proportion
  /** Of those who heard from us. */
  readonly medianHours?: number
}

/** Where the effort goes and where the value is, as shares of all. */
export type TierEffort = { readonly tier: string; readonly touches: number; readonly value: number }

/** More than half of what every tier gets is one and the same. */
export type SameContent = { readonly content: ContentCategory; readonly share: number }

/** Pinned tiers by who has pinned them. `right`: the data has come to say the same since. */
export type OverrideBias = {
  readonly by: string
  readonly up: number
  readonly down: number
  readonly right: number
}

export type DataQuality = {
  /** Mean confidence, 0 to 1. */
  readonly confidence: number
  /** Under .6: demotions wait for a person. */
  readonly low: number
  readonly unowned: number
  readonly neverTouched: number
}

/** Spend expected of a time to come, with a range for four outcomes of five. */
export type Expectation = {
  readonly expectedMinor: number
  readonly lowMinor: number
  readonly highMinor: number
}

/** All that a digest says, as it stood at `at`; kept, so that the next one can compare. */
export type DigestFigures = {
  readonly at: Date
  /** The week began then. */
  readonly from: Date
  readonly customers: Sum
  readonly byTier: readonly TierSum[]
  readonly byLifecycle: readonly LifecycleSum[]
  readonly cells: readonly BaseCell[]
  readonly movement: {
    readonly up: number
    readonly down: number
    readonly first: number
    readonly top: readonly DigestMove[]
  }
  /** What may be lost within four weeks. */
  readonly atRisk: Sum
  readonly overdue: number
  /** Waiting longer than the attention floor allows. */
  readonly belowFloor: number
  readonly growing: number
  /** Changes of tier that wait for a person, and those of them for more than a week. */
  readonly waiting: { readonly count: number; readonly old: number }
  readonly goals: readonly GoalProgress[]
  /** Reminders of the week: done of those that were due. */
  readonly kept: { readonly all: Proportion; readonly byTier: readonly TierShare[] }
  readonly answers: Answers
  readonly waits: readonly TierWait[]
  readonly effort: readonly TierEffort[]
  readonly sameContent?: SameContent
  readonly prospects: {
    readonly report: ProspectReport
    readonly converted: number
    readonly lost: number
    readonly lostFor: readonly { readonly reason: string; readonly count: number }[]
  }
  /** How problems were answered, tier by tier. Like the answers below absent in digests of before it was counted. */
  readonly service?: readonly ServiceRow[]
  /** Marks and reasons that customers gave when they were asked. */
  readonly feedback?: AnswersReport
  readonly overrides: readonly OverrideBias[]
  readonly quality: DataQuality
  /** By how much the top tier's line moves in four weeks in today's value: .03 is 3 % up. Absent without a cut. */
  readonly drift?: number
  /** What was bought in the week. */
  readonly actualMinor: number
  /** The coming week, by the base's forecast; absent where there is none. */
  readonly nextWeek?: Expectation
  readonly warnings: WarningReport
  /** What follow-up earns, over the whole company; absent where the policy holds nobody back. */
  readonly earns?: WhatItEarns
  /** Customers that have opted out. */
  readonly optedOut: number
  readonly currency: string
  readonly policyVersion: number
}
