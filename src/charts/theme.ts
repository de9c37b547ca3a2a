import type { Emphasis } from '#src/ports/charts.ts'

/** Sizes in pixels of a picture 400 wide, which is about what a phone shows: nothing is smaller than 13. */
export const sizes = {
  width: 400,
  padding: 16,
  /** PNG pixels for each. */
  zoom: 3,
  title: 20,
  label: 15,
  small: 13,
} as const

export const plotWidth = sizes.width - 2 * sizes.padding

/** Okabe and Ito's colours, which the colour-blind tell apart; they differ in lightness too. */
export const colours = {
  ink: '#1f2933',
  soft: '#5b6670',
  line: '#c9d0d6',
  paper: '#ffffff',
  blue: '#0072b2',
  orange: '#e69f00',
  /** Words in the orange of a line, dark enough to be read. */
  orangeInk: '#8a5a00',
  green: '#009e73',
  grey: '#8a949e',
} as const

export const seriesColours = [colours.blue, colours.orange, colours.grey] as const

export const colourOf = (emphasis: Emphasis = 'plain'): string =>
  ({ main: colours.blue, plain: colours.grey, quiet: colours.line })[emphasis]
