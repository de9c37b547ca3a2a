import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pixelsOf, svgOf } from '#src/charts/draw.ts'
import { fontPath, loadFont } from '#src/charts/font.ts'
import { openCharts } from '#src/charts/open-charts.ts'
import { specOf } from '#src/charts/spec.ts'
import type { Chart, Charts } from '#src/ports/charts.ts'
import { aBarChart, chartOfEachKind } from './example-charts.ts'

const folder = mkdtempSync(join(tmpdir(), 'tierwise-charts-'))
const font = loadFont(fontPath)
let charts: Charts

beforeAll(async () => {
  charts = await openCharts()
})
afterAll(() => rmSync(folder, { recursive: true }))

const drawn = async (chart: Chart) => pixelsOf(await svgOf(specOf(chart, font)), fontPath)
const titled = (title: string) => aBarChart({ title, bars: [{ label: 'A', value: 1, shown: '1' }] })

/** Dark pixels: the ink of texts, not the paper and not the bars. */
async function inkOf(chart: Chart): Promise<number> {
  const { pixels } = await drawn(chart)
  let ink = 0
  for (let at = 0; at < pixels.length; at += 4)
    if ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255) < 200) ink++
  return ink
}

/** Every text but the figures beside the marks, three times a word: list items are the names of rows and series. */
const withLongWords = (chart: Chart, word: string): Chart =>
  JSON.parse(JSON.stringify(chart), (key, value: unknown) =>
    typeof value === 'string' && /label|title|note|^\d+$/i.test(key) ? word.repeat(3) : value,
  )

const widthOf = (svg: string) => Number(/ width="([\d.]+)"/.exec(svg)?.[1])

describe('charts', () => {
  it.each(chartOfEachKind)('of $kind are PNGs, 1200 pixels wide', async (chart) => {
    const png = await charts.png(chart)

    expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(1200)
  })

  it('draw Chinese: a hanzi leaves ink, another one leaves another picture', async () => {
    const [none, one, two] = await Promise.all([' ', '客', '客户'].map((title) => inkOf(titled(title))))
    const [other, gone] = await Promise.all(['户', '口'].map((title) => inkOf(titled(title))))

    expect(one).toBeGreaterThan((none ?? 0) + 400)
    expect(two).toBeGreaterThan((one ?? 0) + 300)
    expect(new Set([one, other, gone]).size).toBe(3)
  })

  it('draw a □ where the font has no glyph, so that a reader sees the gap', async () => {
    const [outside, mark] = await Promise.all(['𠮷', '□'].map((title) => charts.png(titled(title))))

    expect(outside).toEqual(mark)
    expect(await inkOf(titled('𠮷'))).toBeGreaterThan(await inkOf(titled(' ')))
  })

  it('take a text for text: no markup, no expression', async () => {
    const text = '<b>&amp; \\" {{x}} datum.y </b>'

    const svg = await svgOf(specOf(aBarChart({ bars: [{ label: text, value: 1, shown: text }] }), font))

    expect(svg).toContain('&lt;b&gt;&amp;amp; \\" {{x}} datum.y &lt;/b&gt;')
  })

  it.each(chartOfEachKind)('of $kind stay as wide as the phone, however long their words', async (chart) => {
    const words = fc.constantFrom('上海浦东发展银行股份有限公司', 'Consolidated Industries', 'W', '客')

    await fc.assert(
      fc.asyncProperty(words, async (word) => {
        const long = withLongWords(chart, word)
        expect(Math.abs(widthOf(await svgOf(specOf(long, font))) - 400)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 8 },
    )
  })
})

describe('charts are refused', () => {
  it('where the renderer finds no outlines and would leave the texts out in silence', async () => {
    const hollow = Buffer.from(readFileSync(fontPath))
    hollow.write('none', hollow.indexOf('glyf'), 'latin1')
    const path = join(folder, 'hollow.ttf')
    writeFileSync(path, hollow)

    const refused = openCharts(path)

    await expect(refused).rejects.toMatchObject({ code: 'charts-without-text' })
  })

  it('where the font is not there', async () => {
    await expect(openCharts(join(folder, 'none.ttf'))).rejects.toMatchObject({ code: 'charts-font' })
  })
})
