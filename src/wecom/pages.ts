import { bytesOf } from './escape.ts'

/** What the page number takes: `\n(10/12)`. */
const numberBytes = 12

/** Lines in pages of at most `limit` bytes each; a line that is longer goes on, between characters, on the next. */
export function pagesOf(lines: readonly string[], limit: number): readonly string[] {
  const pages: string[] = []
  let page = ''
  const room = limit - numberBytes

  for (const piece of lines.flatMap((line) => piecesOf(line, room))) {
    const longer = page === '' ? piece : `${page}\n${piece}`
    if (bytesOf(longer) <= room) {
      page = longer
      continue
    }
    pages.push(page)
    page = piece
  }
  if (page.trim() !== '') pages.push(page)

  return pages.length < 2 ? pages : pages.map((text, at) => `${text}\n(${at + 1}/${pages.length})`)
}

function piecesOf(line: string, room: number): readonly string[] {
  if (bytesOf(line) <= room) return [line]

  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const character of line) {
    const more = bytesOf(character)
    if (size + more > room) {
      pieces.push(piece)
      piece = ''
      size = 0
    }
    piece += character
    size += more
  }
  return piece === '' ? pieces : [...pieces, piece]
}
