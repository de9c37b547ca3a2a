import { renderAsync } from '@resvg/resvg-js'
import { parse, textMetrics, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { type Font, fontFamily } from './font.ts'
import { sizes } from './theme.ts'

declare module 'vega' {
  // Exported by vega (from vega-scenegraph) and missing in its typings. vega estimates widths where there is no
  // canvas, far too narrow for Chinese; a function put here is used in place of the estimate.
  const textMetrics: { width: (item: { readonly fontSize?: number }, text?: unknown) => number }
}

/** vega's own size where none is said. */
const usualSize = 11

/** Lays texts out by the font from now on, in every picture of this process. */
export function measureWith(font: Font): void {
  textMetrics.width = ({ fontSize = usualSize }, text) => font.widthOf(String(text ?? '').trim(), fontSize)
}

/** The picture as SVG, its texts not yet drawn. */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

/** SVG to pixels with the given font and no other: pictures are the same on every machine. */
export const pixelsOf = (svg: string, fontPath: string) =>
  renderAsync(svg, {
    fitTo: { mode: 'width', value: sizes.width * sizes.zoom },
    font: { loadSystemFonts: false, fontFiles: [fontPath], defaultFontFamily: fontFamily },
    logLevel: 'off',
  })
