import type { Tick } from '#src/ports/charts.ts'
import { colours, sizes } from './theme.ts'

/** Pixels of the ticks' words under the plot. */
export const axisHeight = 6 + sizes.small

/** An axis with the ticks it is given, in their own words. */
export const tickAxis = (ticks: readonly Tick[], grid = true) => {
  const shown = Object.fromEntries(ticks.map(({ at, shown: words }) => [String(at), words]))
  return {
    values: ticks.map(({ at }) => at),
    labelExpr: `${JSON.stringify(shown)}[toString(datum.value)]`,
    labelFontSize: sizes.small,
    labelColor: colours.soft,
    labelOverlap: false,
    labelFlush: false,
    labelPadding: 6,
    title: null,
    ticks: false,
    domain: false,
    grid,
    gridColor: colours.line,
  } as const
}
