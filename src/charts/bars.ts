import type { BarChart, GroupedBarChart } from '#src/ports/charts.ts'
import type { Font } from './font.ts'
import { boxesLayer, type Plot, rulesLayer, type Words, wordsLayer } from './layers.ts'
import { legend } from './legend.ts'
import { colourOf, colours, plotWidth, seriesColours, sizes } from './theme.ts'

const barHeight = 20
const betweenBars = 4
const betweenGroups = 16
const labelLine = sizes.label + 5
const beside = 8

type Row = {
  readonly value: number
  readonly shown: string
  readonly low?: number
  readonly high?: number
  readonly colour: string
}

/** Pixels for one unit of value: the longest bar ends where its words still have room. */
function unitOf(rows: readonly Row[], font: Font): number {
  const room = (row: Row) => plotWidth - beside - font.widthOf(row.shown, sizes.label)
  const reach = (row: Row) => Math.max(row.value, row.high ?? 0)
  return Math.min(...rows.map((row) => (reach(row) > 0 ? room(row) / reach(row) : Infinity)), plotWidth)
}

/** Bars under their labels: a label may then be as long as the picture is wide, and a phone needs no tilted words. */
function rowsPlot(
  groups: readonly { readonly label: string; readonly rows: readonly Row[] }[],
  font: Font,
  from: number,
): Plot {
  const unit = unitOf(
    groups.flatMap(({ rows }) => rows),
    font,
  )
  const labels: Words[] = []
  const values: Words[] = []
  const boxes: Parameters<typeof boxesLayer>[0][number][] = []
  const whiskers: Parameters<typeof rulesLayer>[0][number][] = []
  let y = from
  for (const { label, rows } of groups) {
    labels.push({ x: 0, y: y + labelLine / 2, text: font.clipped(label, plotWidth, sizes.label) })
    y += labelLine + 2
    for (const { value, shown, low, high, colour } of rows) {
      const middle = y + barHeight / 2
      boxes.push({ x: 0, x2: Math.max(1, value * unit), y, y2: y + barHeight, colour })
      values.push({ x: Math.max(value, high ?? 0) * unit + beside, y: middle, text: shown })
      if (low !== undefined && high !== undefined) whiskers.push(...whisker(low * unit, high * unit, middle))
      y += barHeight + betweenBars
    }
    y += betweenGroups - betweenBars
  }

  return {
    height: y - betweenGroups,
    left: 0,
    layers: [boxesLayer(boxes), rulesLayer(whiskers), wordsLayer(labels), wordsLayer(values)],
  }
}

/** A line with an end on each side. */
function whisker(low: number, high: number, y: number) {
  const line = (x: number, x2: number, reach: number) => ({
    x,
    x2,
    y: y - reach,
    y2: y + reach,
    colour: colours.ink,
  })
  return [line(low, high, 0), line(low, low, 5), line(high, high, 5)]
}

export const barsPlot = ({ bars }: BarChart, font: Font): Plot =>
  rowsPlot(
    bars.map(({ label, value, shown, interval, emphasis }) => ({
      label,
      rows: [{ value, shown, ...interval, colour: colourOf(emphasis) }],
    })),
    font,
    0,
  )

/** The colour of a series by its place; a fourth would have none of its own. */
const colourAt = (place: number): string => seriesColours[place] ?? colours.grey

export function groupedBarsPlot({ series, groups }: GroupedBarChart, font: Font): Plot {
  const names = legend(
    series.map((label, place) => ({ label, colour: colourAt(place) })),
    font,
  )
  const plot = rowsPlot(
    groups.map(({ label, bars }) => ({
      label,
      rows: bars.map((bar, place) => ({ ...bar, colour: colourAt(place) })),
    })),
    font,
    names.height,
  )

  return { ...plot, layers: [...names.layers, ...plot.layers] }
}
