import type { FactEvent } from '#src/domain/event.ts'
import type { StageBrief } from '#src/domain/facts.ts'
import { present } from '#src/domain/present.ts'

/** The last of those with the latest date. */
export const newestStage = (stages: readonly StageBrief[]): StageBrief | undefined =>
  stages.reduce<StageBrief | undefined>((best, one) => (best && best.at > one.at ? best : one), undefined)

/** The newest stage of one month's events, in canonical order. */
export const stageOf = (events: readonly FactEvent[]): StageBrief | undefined =>
  newestStage(
    events.flatMap((event) =>
      event.kind === 'stage' ? [{ at: event.at, stage: event.stage, ...present({ note: event.note }) }] : [],
    ),
  )
