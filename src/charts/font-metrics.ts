/** What laying out text needs of a font. */
export type FontMetrics = {
  /** Whether the font draws a character. */
  readonly has: (character: string) => boolean
  /** Width of a text at a size, in the size's unit. */
  readonly widthOf: (text: string, size: number) => number
}

/** Places of the tables by tag (OpenType 1.9, "Table directory"). */
function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>()
  for (let entry = 12, left = view.getUint16(4); left > 0; entry += 16, left--) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)))
    tables.set(tag, view.getUint32(entry + 8))
  }
  return tables
}

/** Where the character map of Unicode's basic plane begins: format 4, which every TrueType font has. */
function basicMapAt(view: DataView, cmap: number): number {
  for (let entry = cmap + 4, left = view.getUint16(cmap + 2); left > 0; entry += 8, left--) {
    const map = cmap + view.getUint32(entry + 4)
    if (view.getUint16(map) === 4) return map
  }
  throw new RangeError('The font has no character map of format 4.')
}

type Segment = { start: number; end: number; delta: number; offset: number; offsetAt: number }

/** Of "cmap" format 4: runs of characters, each with what leads from a character to its glyph. */
function segmentsOf(view: DataView, map: number): Segment[] {
  const count = view.getUint16(map + 6) / 2
  const [ends, starts] = [map + 14, map + 16 + 2 * count]
  return Array.from({ length: count }, (_, at) => {
    const offsetAt = starts + 2 * (2 * count + at)
    return {
      start: view.getUint16(starts + 2 * at),
      end: view.getUint16(ends + 2 * at),
      delta: view.getUint16(starts + 2 * (count + at)),
      offset: view.getUint16(offsetAt),
      offsetAt,
    }
  })
}

function glyphIn(view: DataView, { start, delta, offset, offsetAt }: Segment, code: number): number {
  const raw = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - start))
  return raw === 0 ? 0 : (raw + delta) & 0xffff
}

/** Glyph by character; 0 is the glyph of what the font lacks. */
function glyphsOf(view: DataView, map: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  for (const segment of segmentsOf(view, map)) {
    for (let code = segment.start; code <= segment.end && code < 0xffff; code++) {
      const glyph = glyphIn(view, segment, code)
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

/** Reads which characters a TrueType font draws, and how wide. @throws RangeError for what is no such font. */
export function readFontMetrics(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tablesOf(view)
  const at = (tag: string): number => {
    const place = tables.get(tag)
    if (place === undefined) throw new RangeError(`The font has no table "${tag}".`)
    return place
  }
  const [unitsPerEm, advances] = [view.getUint16(at('head') + 18), view.getUint16(at('hhea') + 34)]
  const [glyphs, widths] = [glyphsOf(view, basicMapAt(view, at('cmap'))), at('hmtx')]
  const advanceOf = (character: string): number => {
    const glyph = glyphs.get(character.codePointAt(0) ?? 0) ?? 0
    return view.getUint16(widths + 4 * Math.min(glyph, advances - 1))
  }

  return {
    has: (character) => glyphs.has(character.codePointAt(0) ?? 0),
    widthOf: (text, size) =>
      ([...text].reduce((sum, character) => sum + advanceOf(character), 0) * size) / unitsPerEm,
  }
}
