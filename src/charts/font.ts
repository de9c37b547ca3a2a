import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '#src/domain/errors.ts'
import { type FontMetrics, readFontMetrics } from './font-metrics.ts'

/** Stands for a character that the font lacks: seen, where nothing would be drawn. */
export const missingMark = '□'

/** The shipped font, as its file names itself. */
export const fontFamily = 'Noto Sans SC'
export const fontPath = fileURLToPath(new URL('fonts/noto-sans-sc-gb2312.ttf', import.meta.url))

export type Font = FontMetrics & {
  readonly path: string
  /** The text as it can be drawn: invisible characters gone, what the font lacks marked. */
  readonly drawable: (text: string) => string
  /** Cut with an ellipsis where it is wider than `width` at `size`. */
  readonly clipped: (text: string, width: number, size: number) => string
}

/** In a Chinese font these are as wide as a hanzi: right among hanzi, gaps among letters. */
const amongLetters: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/ · /g, '·'],
]
const narrowed = (text: string): string =>
  /\p{Script=Han}/u.test(text)
    ? text
    : amongLetters.reduce((line, [wide, narrow]) => line.replace(wide, narrow), text)

const invisible = /[\p{Cc}\p{Cf}\p{Mn}\p{Me}]/u

function clip({ widthOf }: FontMetrics, text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  const kept = [...text]
  while (kept.length > 0 && widthOf(`${kept.join('').trimEnd()}…`, size) > width) kept.pop()
  return `${kept.join('').trimEnd()}…`
}

/** Loads a font of TrueType outlines. @throws AppError `charts-font` */
export function loadFont(path: string): Font {
  try {
    const metrics = readFontMetrics(readFileSync(path))
    const drawn = (character: string) =>
      metrics.has(character) ? character : invisible.test(character) ? '' : missingMark
    return {
      ...metrics,
      path,
      drawable: (text) => [...narrowed(text.normalize('NFC'))].map(drawn).join(''),
      clipped: (text, width, size) => clip(metrics, text, width, size),
    }
  } catch (cause) {
    throw new AppError({
      code: 'charts-font',
      message: `The font of the charts, ${path}, cannot be read.`,
      remedy: 'Restore that file from the release; charts are drawn with no other font.',
      cause,
    })
  }
}
