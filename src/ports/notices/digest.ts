/** A manager's week: the card and its files are made of what was counted, at delivery. */
export type DigestNotice = {
  readonly kind: 'digest'
  /** Of the stored digest. */
  readonly digestId: string
  /** `2026-W48`. */
  readonly week: string
  /** Where it goes instead of a direct message. */
  readonly channel?: string
  readonly at: Date
}

/** A rep's day in one line, where they have asked for it. */
export type DaySummaryNotice = {
  readonly kind: 'day-summary'
  /** YYYY-MM-DD, by the rep's own calendar. */
  readonly day: string
  readonly at: Date
}
