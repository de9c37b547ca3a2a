/** How a problem ended, where it was said by a button; otherwise in words alone. `to-sales`: the owner goes on with it. */
export const problemEndings = ['solved', 'explained', 'replaced', 'to-sales'] as const
export type ProblemEnding = (typeof problemEndings)[number]

type ProblemAnswer = {
  readonly at: Date
  /** User id. */
  readonly by: string
  readonly ending: ProblemEnding
  readonly text?: string
}

/** A usage problem of a customer, with whoever is to answer it and until when. */
export type Problem = {
  /** The note that reported it: reported twice it is one problem. */
  readonly _id: string
  readonly customerId: string
  readonly text: string
  /** User id. */
  readonly openedBy: string
  readonly openedAt: Date
  /** User id: of service, else whoever stands in. */
  readonly assignee: string
  /** As the customer stood when it was reported: what parity is watched by. */
  readonly tier?: string
  /** In working time from `openedAt`. */
  readonly promisedHours: number
  readonly dueAt: Date
  /** `withdrawn`: reported by mistake, and taken back by whoever reported it. */
  readonly state: 'open' | 'answered' | 'withdrawn'
  readonly answer?: ProblemAnswer
  /** When service and manager were told that it is late. */
  readonly overdueToldAt?: Date
  readonly sample?: true
  readonly rev: number
}
