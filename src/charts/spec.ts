import type { TopLevelSpec } from 'vega-lite'
import type { Chart } from '#src/ports/charts.ts'
import { barsPlot, groupedBarsPlot } from './bars.ts'
import { drawableChart } from './drawable-chart.ts'
import { type Font, fontFamily } from './font.ts'
import { type Layer, type Plot, wordsLayer } from './layers.ts'
import { linesPlot } from './lines.ts'
import { matrixPlot } from './matrix.ts'
import { pairsPlot } from './pairs.ts'
import { colours, plotWidth, sizes } from './theme.ts'
import { wrapLines } from './wrap-lines.ts'

function plotOf(chart: Chart, font: Font): Plot {
  switch (chart.kind) {
    case 'bars':
      return barsPlot(chart, font)
    case 'grouped-bars':
      return groupedBarsPlot(chart, font)
    case 'lines':
      return linesPlot(chart, font)
    case 'matrix':
      return matrixPlot(chart, font)
    case 'pairs':
      return pairsPlot(chart, font)
  }
}

const wrapped = (text: string, size: number, font: Font): string[] =>
  wrapLines(text, plotWidth, (part) => font.widthOf(part, size))

/** The small print, below all else. */
function noteLayers(note: string | undefined, { height, below = 0, left }: Plot, font: Font): Layer[] {
  if (note === undefined) return []
  const text = wrapped(note, sizes.small, font).join('\n')
  const y = height + below + sizes.padding
  return [wordsLayer([{ x: -left, y, text, colour: colours.soft }], { size: sizes.small, baseline: 'top' })]
}

/** Corners that make every picture as wide as the others, whatever stands in it. */
const corners = ({ left }: Plot): Layer =>
  wordsLayer(
    [-left, plotWidth - left].map((x) => ({ x, y: 0, text: ' ' })),
    { size: 1 },
  )

/** The vega-lite picture of a chart, laid out by the widths of the font's own glyphs. */
export function specOf(given: Chart, font: Font): TopLevelSpec {
  const chart = drawableChart(given, font.drawable)
  const plot = plotOf(chart, font)

  return {
    width: plotWidth - plot.left - (plot.right ?? 0),
    height: plot.height,
    padding: sizes.padding,
    autosize: 'pad',
    background: colours.paper,
    title: {
      text: wrapped(chart.title, sizes.title, font),
      ...(chart.subtitle !== undefined && { subtitle: wrapped(chart.subtitle, sizes.label, font) }),
    },
    layer: [...plot.layers, ...noteLayers(chart.note, plot, font), corners(plot)],
    resolve: { axis: { y: 'shared' } },
    config: {
      font: fontFamily,
      view: { stroke: null },
      title: {
        anchor: 'start',
        frame: 'bounds',
        fontSize: sizes.title,
        lineHeight: sizes.title + 6,
        fontWeight: 500,
        color: colours.ink,
        subtitleFontSize: sizes.label,
        subtitleLineHeight: sizes.label + 5,
        subtitleColor: colours.soft,
        subtitlePadding: 10,
        offset: 16,
      },
    },
  }
}
