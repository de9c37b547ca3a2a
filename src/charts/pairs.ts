import type { PairChart } from '#src/ports/charts.ts'
import { axisHeight, tickAxis } from './axis.ts'
import type { Font } from './font.ts'
import { type Layer, type Plot, pixels, wordsLayer } from './layers.ts'
import { legend } from './legend.ts'
import { colours, plotWidth, sizes } from './theme.ts'

const rowHeight = 34
const gap = 14
const most = 130

/** Room beside the outermost marks, where no tick bounds the axis. */
const logRoom = 1.12

/** From the least to the greatest of all that is drawn. */
function domainOf({ scale, ticks, rows }: PairChart): [number, number] {
  const values = rows.flatMap(({ expected, actual }) => [expected, actual])
  const places = [...values, ...ticks.map(({ at }) => at)]
  const [least, greatest] = [Math.min(...places), Math.max(...places)]
  return scale === 'log' ? [least / logRoom, greatest * logRoom] : [least, greatest]
}

/** Values along the axis; every layer has the same, so that they share it. */
const across = (field: string, chart: PairChart) => {
  const { scale, ticks } = chart
  const domain = domainOf(chart)
  return {
    field,
    type: 'quantitative',
    axis: tickAxis(ticks, false),
    scale: { type: scale, domain, nice: false, clamp: true },
  } as const
}

/** Expected and actual on each row, the gap between them as a line. */
function marks(chart: PairChart, from: number): Layer[] {
  const values = chart.rows.map(({ expected, actual, interval }, at) => ({
    expected,
    actual,
    ...interval,
    y: from + (at + 0.5) * rowHeight,
  }))
  const y = pixels('y')
  const span = (low: string, high: string, color: string, strokeWidth: number): Layer => ({
    data: { values },
    mark: { type: 'rule', color, strokeWidth },
    encoding: { x: across(low, chart), x2: { field: high }, y },
  })
  const point = (field: string, look: { fill: string; stroke: string; size: number }): Layer => ({
    data: { values },
    mark: { type: 'point', filled: true, ...look, strokeWidth: 3, strokeJoin: 'round', opacity: 1 },
    encoding: { x: across(field, chart), y },
  })
  const intervals = chart.rows.some(({ interval }) => interval) ? [span('low', 'high', colours.ink, 2)] : []

  const grid: Layer = {
    data: { values: chart.ticks.map(({ at }) => ({ at, from, to: from + values.length * rowHeight })) },
    mark: { type: 'rule', color: colours.line },
    encoding: { x: across('at', chart), y: pixels('from'), y2: { field: 'to' } },
  }

  return [
    grid,
    span('expected', 'actual', colours.line, 5),
    ...intervals,
    point('expected', { fill: colours.paper, stroke: colours.orange, size: 190 }),
    point('actual', { fill: colours.blue, stroke: colours.blue, size: 50 }),
  ]
}

export function pairsPlot(chart: PairChart, font: Font): Plot {
  const named = chart.rows.map((row) => ({ ...row, label: font.clipped(row.label, most, sizes.label) }))
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(...texts.map((text) => font.widthOf(text, sizes.label)))) + gap
  const left = widest(named.map(({ label }) => label))
  const right = widest(chart.rows.map(({ shown }) => shown))
  const names = legend(
    [
      { label: chart.expectedLabel, colour: colours.orange, dot: 'ring' },
      { label: chart.actualLabel, colour: colours.blue, dot: 'full' },
    ],
    font,
    left,
  )
  const beside = named.map(({ label, shown }, at) => ({
    y: names.height + (at + 0.5) * rowHeight,
    label,
    shown,
  }))

  return {
    height: names.height + chart.rows.length * rowHeight,
    left,
    right,
    below: axisHeight,
    layers: [
      ...marks(chart, names.height),
      ...names.layers,
      wordsLayer(beside.map(({ y, label }) => ({ x: -left, y, text: label }))),
      wordsLayer(
        beside.map(({ y, shown }) => ({ x: plotWidth - left, y, text: shown })),
        { align: 'right' },
      ),
    ],
  }
}
