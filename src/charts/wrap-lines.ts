import { wrapText } from '#src/cards/parts/text-width.ts'

/** Stands for a space that may not break: a figure keeps its `%`. */
const glue = '\ue000'
const glued = (text: string): string => text.replace(/(?<=\d) (?=%)/g, glue)
const unglued = (text: string): string => text.replaceAll(glue, ' ')

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const pauses = /[，。；：、！？,;:.!?]$/u

/** How good the breaks are: 2 at a pause, 1 between words, 0 within a word; the worst counts. */
function quality(text: string, lines: readonly string[]): number {
  const wordStarts = new Set([...words.segment(text)].map(({ index }) => index))
  let place = 0
  const breaks = lines.slice(0, -1).map((line) => {
    place = text.indexOf(line, place) + line.length
    while (text[place] === ' ') place++
    return pauses.test(line) ? 2 : wordStarts.has(place) ? 1 : 0
  })
  return Math.min(...breaks)
}

/** As few lines as the width allows, broken where the text pauses if that can be, else about equally long. */
export function wrapLines(text: string, width: number, measure: (text: string) => number): string[] {
  const linesAt = (within: number) =>
    wrapText(glued(text), within, (part) => measure(unglued(part))).map(unglued)
  let best = linesAt(width)
  const fewest = best.length
  if (fewest === 1) return best

  let found = quality(text, best)
  const step = width / 40
  for (let within = width - step; within > width / 2; within -= step) {
    const lines = linesAt(within)
    if (lines.length > fewest) break
    const good = quality(text, lines)
    if (good >= found) [best, found] = [lines, good]
  }
  return best
}
