import type { Chart } from '#src/ports/charts.ts'

/** Texts are told by their type: all strings of a chart but these fields are shown. */
const notShown = new Set(['kind', 'scale', 'emphasis'])

/** Line breaks are the layout's, not the font's. */
const line = (drawable: (text: string) => string) => (text: string) =>
  text.split('\n').map(drawable).join('\n')

function mapped(value: unknown, show: (text: string) => string): unknown {
  if (typeof value === 'string') return show(value)
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, show))
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, notShown.has(key) ? item : mapped(item, show)]),
  )
}

/** The chart with each of its texts as the font can draw it. */
export const drawableChart = (chart: Chart, drawable: (text: string) => string): Chart =>
  mapped(chart, line(drawable)) as Chart
