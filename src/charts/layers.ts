import type { TopLevelSpec } from 'vega-lite'
import { colours, sizes } from './theme.ts'

/** One layer of a vega-lite picture. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number]

/** The picture under its title, in pixels: the plot's height and what stands around the plot. */
export type Plot = {
  readonly height: number
  readonly left: number
  readonly right?: number
  readonly below?: number
  readonly layers: readonly Layer[]
}

/** A field that holds pixels of the plot. */
export const pixels = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const

/** A field that holds its own colour. */
export const ownColour = { field: 'colour', type: 'nominal', scale: null, legend: null } as const

export type Words = {
  readonly x: number
  readonly y: number
  /** A line break starts a new line. */
  readonly text: string
  readonly colour?: string
}

export type WordStyle = {
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly baseline?: 'top' | 'middle' | 'bottom'
}

/** Half of the lines after the first: the first one stands that much higher to have the whole in the middle. */
const risenBy = (text: string, size: number): number => ((text.split('\n').length - 1) * (size + 4)) / 2

/** Texts at pixels of the plot, which may lie outside of it. */
export const wordsLayer = (
  words: readonly Words[],
  { size = sizes.label, align = 'left', baseline = 'middle' }: WordStyle = {},
): Layer => ({
  data: {
    values: words.map((word) => ({
      colour: colours.ink,
      ...word,
      y: baseline === 'middle' ? word.y - risenBy(word.text, size) : word.y,
    })),
  },
  mark: {
    type: 'text',
    align,
    baseline,
    fontSize: size,
    lineBreak: '\n',
    lineHeight: size + 4,
    clip: false,
  },
  encoding: {
    x: pixels('x'),
    y: pixels('y'),
    text: { field: 'text', type: 'nominal' },
    color: ownColour,
  },
})

/** Straight lines between pixels of the plot. */
export const rulesLayer = (
  rules: readonly { x: number; x2: number; y: number; y2: number; colour: string }[],
  width = 2,
): Layer => ({
  data: { values: [...rules] },
  mark: { type: 'rule', strokeWidth: width },
  encoding: { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' }, color: ownColour },
})

/** Rectangles between pixels of the plot. */
export const boxesLayer = (
  boxes: readonly { x: number; x2: number; y: number; y2: number; colour: string }[],
  cornerRadius = 2,
): Layer => ({
  data: { values: [...boxes] },
  mark: { type: 'rect', cornerRadius },
  encoding: { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' }, color: ownColour },
})
