import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Care } from '#src/domain/follow-up/next-step.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import type { ProspectExplanation } from '#src/domain/prospect/explain-prospect.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import type { TrackRecord } from '#src/domain/warning/track-record.ts'
import type { Standing } from './standing.ts'
import type { CardView } from './view-lines.ts'

/** What a tier card is made of. `explained` is absent where no cut has been made yet. */
export type TierCardInput = Standing & {
  readonly explained?: Explanation | undefined
  /** What a prospect stands on; there for prospects alone. */
  readonly prospect?: ProspectExplanation | undefined
  /** The newest fit of the base; absent where none had been made by then. */
  readonly forecast?: BaseForecast | undefined
  /** What is planned; absent where the card does not tell of today. */
  readonly care?: Care | undefined
  /** How often earlier warnings have come true; absent where the card does not tell of today. */
  readonly record?: TrackRecord | undefined
  /** The owner's name, where the reader is somebody else; null: nobody owns it. */
  readonly owner?: string | null | undefined
  /** The newest fact of any source. */
  readonly dataUpTo?: Date | undefined
  readonly now: Date
  readonly calendar?: WorkCalendar | undefined
  /** Where the card does not tell of today as it is. */
  readonly view?: CardView | undefined
}

/** What the evidence needs: a customer that was explained. */
export type WhyCardInput = TierCardInput & { readonly explained: Explanation }
