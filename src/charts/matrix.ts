import type { MatrixChart } from '#src/ports/charts.ts'
import type { Font } from './font.ts'
import { boxesLayer, type Layer, type Plot, wordsLayer } from './layers.ts'
import { colours, plotWidth, sizes } from './theme.ts'

const cellHeight = 58
const gap = 3
const headLine = sizes.label + 8
const most = 130
const top = 2 * headLine

/** Shades of one blue, light to dark; over the middle the words turn white. */
const shades = ['#f1f6fa', '#d5e6f2', '#a9cde6', '#6facd4', '#2779ad', '#0b5d94'] as const
const shadeOf = (value: number): string =>
  shades[Math.min(shades.length - 1, Math.max(0, Math.floor(value * shades.length)))] ?? shades[0]
const inkOn = (value: number): string => (value * shades.length >= 4 ? colours.paper : colours.ink)

/** The shaded boxes with their words. */
function cellLayers({ cells }: MatrixChart, cellWidth: number, font: Font): Layer[] {
  const placed = cells.flatMap((row, down) =>
    row.map((cell, right) => ({ ...cell, x: right * cellWidth, y: top + down * cellHeight })),
  )
  const clipped = (text: string) => font.clipped(text, cellWidth - gap, sizes.label)

  return [
    boxesLayer(
      placed.map(({ x, y, value }) => ({
        x,
        x2: x + cellWidth - gap,
        y,
        y2: y + cellHeight - gap,
        colour: shadeOf(value),
      })),
      3,
    ),
    wordsLayer(
      placed.map(({ x, y, value, shown }) => ({
        x: x + (cellWidth - gap) / 2,
        y: y + (cellHeight - gap) / 2,
        text: shown.split('\n').map(clipped).join('\n'),
        colour: inkOn(value),
      })),
      { align: 'center' },
    ),
  ]
}

export function matrixPlot(chart: MatrixChart, font: Font): Plot {
  const { rows, columns } = chart
  const clipped = (text: string, width: number) => font.clipped(text, width, sizes.label)
  const rowsLabel = clipped(chart.rowsLabel, most)
  const rowNames = rows.map((label) => clipped(label, most))
  const widest = Math.max(...[rowsLabel, ...rowNames].map((label) => font.widthOf(label, sizes.label)))
  const left = 10 + Math.ceil(widest)
  const cellWidth = (plotWidth - left) / columns.length
  const heads = columns.map((label, right) => ({
    x: (right + 0.5) * cellWidth - gap / 2,
    y: 1.5 * headLine,
    text: clipped(label, cellWidth - gap),
  }))
  const names = rowNames.map((text, down) => ({
    x: -left,
    y: top + (down + 0.5) * cellHeight - gap / 2,
    text,
  }))
  const columnsLabel = clipped(chart.columnsLabel, plotWidth - left)

  return {
    height: top + rows.length * cellHeight - gap,
    left,
    layers: [
      ...cellLayers(chart, cellWidth, font),
      wordsLayer(heads, { align: 'center' }),
      wordsLayer(names),
      wordsLayer([
        { x: -left, y: 1.5 * headLine, text: rowsLabel, colour: colours.soft },
        { x: 0, y: 0.5 * headLine, text: columnsLabel, colour: colours.soft },
      ]),
    ],
  }
}
