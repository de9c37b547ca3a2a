import { wrapText } from '#src/cards/parts/text-width.ts'
import type { LineChart } from '#src/ports/charts.ts'
import { axisHeight, tickAxis } from './axis.ts'
import type { Font } from './font.ts'
import { type Layer, ownColour, type Plot, rulesLayer, wordsLayer } from './layers.ts'
import { colours, plotWidth, sizes } from './theme.ts'

const height = 230
const endLabel = 108
const lineHeight = sizes.label + 4
/** Colour and dashes together: lines stay apart in grey too. */
const styles = [
  { colour: colours.ink, words: colours.ink, dash: [1, 0], width: 3.5 },
  { colour: colours.blue, words: colours.blue, dash: [8, 4], width: 3 },
  { colour: colours.orange, words: colours.orangeInk, dash: [2, 3], width: 3 },
  { colour: colours.green, words: colours.green, dash: [12, 3, 2, 3], width: 3 },
] as const
const styleAt = (place: number) => styles[place % styles.length] ?? styles[0]

type Ends = { low: number; high: number }
const endsOf = (places: readonly number[]): Ends => ({ low: Math.min(...places), high: Math.max(...places) })

const scaleOf = ({ low, high }: Ends) => ({ domain: [low, high], nice: false, zero: false })

/** The ends' names, pushed apart so that none lies on another and none under the axis; `y` is the first line's. */
function apart(wanted: readonly { y: number; lines: number }[]): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0))
  const places = new Array<number>(wanted.length).fill(0)
  let free = -Infinity
  for (const at of order) {
    places[at] = Math.max(wanted[at]?.y ?? 0, free)
    free = (places[at] ?? 0) + (wanted[at]?.lines ?? 1) * lineHeight + 2
  }
  let floor = height + lineHeight / 2
  for (const at of order.reverse()) {
    const needed = (wanted[at]?.lines ?? 1) * lineHeight
    places[at] = Math.min(places[at] ?? 0, floor - needed)
    floor = (places[at] ?? 0) - 2
  }
  return places
}

function seriesLayers({ x, y, series }: LineChart, spans: { x: Ends; y: Ends }): Layer[] {
  return series.map(({ points }, place): Layer => {
    const { colour, dash, width } = styleAt(place)
    return {
      data: { values: points.map((point) => ({ ...point, colour })) },
      mark: { type: 'line', strokeWidth: width, strokeDash: [...dash], interpolate: 'monotone' },
      encoding: {
        x: {
          field: 'x',
          type: 'quantitative',
          axis: tickAxis(x.ticks, false),
          scale: scaleOf(spans.x),
        },
        y: { field: 'y', type: 'quantitative', axis: tickAxis(y.ticks), scale: scaleOf(spans.y) },
        color: ownColour,
      },
    }
  })
}

function endNames({ series }: LineChart, at: number, down: (value: number) => number, font: Font): Layer[] {
  const measure = (text: string) => font.widthOf(text, sizes.label)
  const lines = series.map(({ label }) => wrapText(label, endLabel - 10, measure))
  const wanted = series.map(({ points }, place) => ({
    y: down(points.at(-1)?.y ?? 0),
    lines: lines[place]?.length ?? 1,
  }))
  const places = apart(wanted)
  return [
    wordsLayer(
      lines.map((of, place) => ({
        x: at + 10,
        y: (places[place] ?? 0) + ((of.length - 1) * lineHeight) / 2,
        text: of.join('\n'),
        colour: styleAt(place).words,
      })),
    ),
  ]
}

const smallWords = (x: number, y: number, text: string): Layer =>
  wordsLayer([{ x, y, text, colour: colours.soft }], { size: sizes.small })

/** The mark's name beside its line, within the plot. */
const markAt = (label: string, x: number, width: number, font: Font): Layer[] => [
  rulesLayer([{ x, x2: x, y: 0, y2: height, colour: colours.soft }], 1),
  smallWords(x + 6, height - lineHeight / 2, font.clipped(label, Math.max(0, width - x - 6), sizes.small)),
]

export function linesPlot(chart: LineChart, font: Font): Plot {
  const left = 10 + Math.ceil(Math.max(...chart.y.ticks.map(({ shown }) => font.widthOf(shown, sizes.small))))
  const width = plotWidth - left - endLabel
  const points = chart.series.flatMap((of) => of.points)
  const spans = {
    x: endsOf(points.map(({ x }) => x)),
    y: endsOf([...points.map(({ y }) => y), ...chart.y.ticks.map(({ at }) => at)]),
  }
  const share = (value: number, { low, high }: Ends) => (high === low ? 0 : (value - low) / (high - low))
  const down = (value: number) => height * (1 - share(value, spans.y))
  const mark = chart.mark && markAt(chart.mark.label, width * share(chart.mark.at, spans.x), width, font)

  return {
    height,
    left,
    right: endLabel,
    below: axisHeight + lineHeight,
    layers: [
      ...(mark ?? []),
      smallWords(
        0,
        height + axisHeight + lineHeight / 2 + 4,
        font.clipped(chart.x.label, plotWidth - left, sizes.small),
      ),
      ...seriesLayers(chart, spans),
      ...endNames(chart, width, down, font),
    ],
  }
}
