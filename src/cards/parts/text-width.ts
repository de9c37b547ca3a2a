/** East Asian Wide and Fullwidth, and emoji: two cells of a terminal (Unicode UAX #11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const weightless = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Cells of a terminal that a text takes. */
export const cellsOf = (text: string): number => {
  let cells = 0
  for (const character of text) {
    if (weightless.test(character)) continue
    cells += wide.test(character) ? 2 : 1
  }
  return cells
}

/** Fills up with spaces to `width` cells. */
export const padCells = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - cellsOf(text)))

// What may not begin a line in Chinese typesetting, with what it follows; a Latin word; one wide character.
const unit =
  /[\u2e80-\u9fff][,.;:!?)]+|[^\s]?[，。、；：！？）」』】》〉％…]+|[^\s\u2e80-\u9fff\uf900-\uffef]+|\s+|./gsu

/** Breaks a text into lines of at most `width` cells: Latin between words, Chinese between characters. */
export const wrapCells = (text: string, width: number): readonly string[] => wrapText(text, width, cellsOf)

/** The same in any measure of width. */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of (text.match(unit) ?? []).flatMap((found) => cut(found, width, measure))) {
    if (line !== '' && measure(line) + measure(piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return [...lines, line.trimEnd()]
}

/** A piece that is longer than a line, in pieces that are not. */
function cut(piece: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(piece) <= width) return [piece]

  const parts: string[] = ['']
  for (const character of piece) {
    const last = parts.at(-1) ?? ''
    if (measure(last) + measure(character) > width && last !== '') parts.push(character)
    else parts[parts.length - 1] = last + character
  }
  return parts
}
