import { addDays } from '#src/domain/days.ts'
import type { FactKind } from '#src/domain/event.ts'
import { heard } from '#src/domain/source/heard.ts'
import type { SourceState } from '#src/domain/source/source-state.ts'
import { day } from '../builders.ts'

type Heard = { readonly lagDays?: number; readonly kinds?: readonly FactKind[]; readonly source?: string }

/** A source after deliveries on these days, each telling everything up to `lagDays` before. */
export function aSource(
  days: readonly number[],
  { lagDays = 0, kinds = ['order'], source = 'shop' }: Heard = {},
): SourceState {
  const state = days.reduce<SourceState | undefined>(
    (before, on) => heard(before, { source, kinds, newestAt: addDays(day(on), -lagDays) }, day(on)) ?? before,
    undefined,
  )
  if (!state) throw new Error('a source that was never heard has no state')
  return state
}

/** Every `step` days from `from` on, `to` not included. */
export const daysFrom = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step)

/** In office hours on working days; day 1 is a Friday, day 4 a Monday. */
export const isOfficeHour = (on: number): boolean => {
  const weekday = (Math.floor(on) + 4) % 7
  const hour = (on % 1) * 24
  return weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 18
}
