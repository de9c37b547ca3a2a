import type { Lifecycle, ValueState } from '#src/domain/customer.ts'
import type { Channel } from '#src/domain/event.ts'
import type { ContentCategory } from '#src/domain/follow-up/content.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'

type Touch = PlaybookStep['touches'][number]
type Words = readonly [en: string, zh: string]

/** One contact of a preset's playbook; neither language is a translation of the other. */
export const touch = (
  action: string,
  channel: Channel,
  content: ContentCategory,
  goal: Words,
  callToAction: Words,
): Touch => ({
  action,
  channel,
  content,
  goal: { en: goal[0], zh: goal[1] },
  callToAction: { en: callToAction[0], zh: callToAction[1] },
})

/** What is done with the customers of one lifecycle, taken in turn. */
export const onLifecycle = (
  lifecycle: Lifecycle,
  cadenceDays: number,
  ...touches: Touch[]
): PlaybookStep => ({ lifecycle, cadenceDays, touches })

/** What is done with the customers of a named state, before their lifecycle's step. */
export const onState = (state: ValueState, cadenceDays: number, ...touches: Touch[]): PlaybookStep => ({
  state,
  cadenceDays,
  touches,
})
