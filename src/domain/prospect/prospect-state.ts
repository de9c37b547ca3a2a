/** A prospect's points, 0 to 100, by what they are made of; none of them is rounded. */
export type ProspectScore = {
  readonly points: number
  readonly fitPoints: number
  readonly engagementPoints: number
}

/** How a prospect ended, and how old it was then. `reason`: what the stage's note said. */
export type ProspectOutcome = {
  readonly kind: 'converted' | 'lost'
  readonly at: Date
  readonly ageDays: number
  readonly reason?: string
}

/** Where a prospect stands among prospects, or stood when it ended: customers keep it. */
export type ProspectState = {
  /** A code of the policy's prospect tiers; never one of the customers'. */
  readonly tier: string
  readonly since: Date
  /** As it was last decided. */
  readonly score: ProspectScore
  readonly outcome?: ProspectOutcome
}
