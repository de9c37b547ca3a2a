import type { Font } from './font.ts'
import { boxesLayer, type Layer, ownColour, pixels, wordsLayer } from './layers.ts'
import { colours, plotWidth, sizes } from './theme.ts'

type Entry = { readonly label: string; readonly colour: string; readonly dot?: 'ring' | 'full' }
type Placed = Entry & { readonly x: number; readonly y: number }

const swatch = 14
/** A ring is wider than a box. */
const dotRoom = 22
const gap = 6
const rowHeight = 22

const roomOf = ({ dot }: Entry): number => (dot === undefined ? swatch : dotRoom)

/** Side by side, in as many rows as they need. */
function placedIn(entries: readonly Entry[], font: Font, left: number): Placed[] {
  let [x, y] = [0, rowHeight / 2]
  return entries.map((entry) => {
    const room = roomOf(entry) + gap
    const label = font.clipped(entry.label, plotWidth - room, sizes.label)
    const width = room + font.widthOf(label, sizes.label)
    if (x > 0 && x + width > plotWidth) [x, y] = [0, y + rowHeight]
    const place = { ...entry, label, x: x - left, y }
    x += width + 3 * gap
    return place
  })
}

const dots = (placed: readonly Placed[]): Layer => ({
  data: {
    values: placed.map(({ x, y, colour, dot }) => ({
      x: x + dotRoom / 2,
      y,
      colour,
      fill: dot === 'full' ? colour : colours.paper,
      size: dot === 'full' ? 50 : 150,
    })),
  },
  mark: { type: 'point', strokeWidth: 3, strokeJoin: 'round', opacity: 1 },
  encoding: {
    x: pixels('x'),
    y: pixels('y'),
    stroke: ownColour,
    fill: { ...ownColour, field: 'fill' },
    size: { field: 'size', type: 'quantitative', scale: null, legend: null },
  },
})

/** Names of the series beside their marks; `left` is where the row begins before the plot. */
export function legend(
  entries: readonly Entry[],
  font: Font,
  left = 0,
): { readonly height: number; readonly layers: readonly Layer[] } {
  const placed = placedIn(entries, font, left)
  const half = swatch / 2
  const boxes = placed
    .filter(({ dot }) => dot === undefined)
    .map(({ x, y, colour }) => ({ x, x2: x + swatch, y: y - half, y2: y + half, colour }))

  return {
    height: (placed.at(-1)?.y ?? 0) + rowHeight / 2 + 2 * gap,
    layers: [
      boxesLayer(boxes),
      dots(placed.filter(({ dot }) => dot !== undefined)),
      wordsLayer(placed.map((at) => ({ x: at.x + roomOf(at) + gap, y: at.y, text: at.label }))),
    ],
  }
}
