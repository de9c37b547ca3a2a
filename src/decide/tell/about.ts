import type { Notice, SummaryNotice } from '#src/ports/outbox.ts'

/** The customer that a notice is about; undefined where it is about none, or many. */
export const customerOf = (notice: Notice): string | undefined =>
  'customerId' in notice ? notice.customerId : undefined

/** Whether a row says other rows as well. */
export const isSummaryNotice = (notice: Notice): notice is SummaryNotice =>
  notice.kind === 'tier-summary' || notice.kind === 'today'
