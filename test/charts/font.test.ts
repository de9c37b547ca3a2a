import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fontPath, loadFont, missingMark } from '#src/charts/font.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { texts } from '#src/i18n/texts.ts'

const font = loadFont(fontPath)
const missingIn = (text: string) => [...new Set(text)].filter((one) => one > ' ' && !font.has(one))

/** The hanzi of GB2312: rows 16 to 87 of its table, as GBK has them too. */
function hanziOfGb2312(): string {
  const decoder = new TextDecoder('gbk')
  const cells: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) cells.push(decoder.decode(Uint8Array.of(row, cell)))
  return cells.filter((one) => /^\p{Script=Han}$/u.test(one)).join('')
}

describe('the font of the charts', () => {
  it('has the 6,763 hanzi of GB2312', () => {
    const hanzi = hanziOfGb2312()

    expect(hanzi).toHaveLength(6763)
    expect(missingIn(hanzi)).toEqual([])
  })

  it('has every character of the product’s texts, of its glossary and of the shipped rules', () => {
    const glossary = readFileSync('docs/terms.md', 'utf8')

    expect(missingIn(JSON.stringify(texts))).toEqual([])
    expect(missingIn(glossary)).toEqual([])
    expect(missingIn(JSON.stringify(retailPreset('CNY')))).toEqual([])
  })

  it.each([
    '!"#$%&()*+,-./:;<=>?@[]^_{|}~',
    '¥￥％…–—·±≥≤×−→',
    '，。、；：！？（）「」《》“”',
    'éèüñçßÅøœ€£',
  ])('has %s', (marks) => {
    expect(missingIn(marks)).toEqual([])
  })

  it('marks what it lacks, drops what nobody sees, and leaves the rest as it is', () => {
    expect(font.drawable('喆A\u200b𠮷客户')).toBe(`喆A${missingMark}客户`)
    expect(font.has(missingMark)).toBe(true)
  })

  it('sets Latin text without the wide marks of Chinese, and Chinese with them', () => {
    expect(font.drawable('Ann’s “A · Key account”')).toBe('Ann\'s "A·Key account"')
    expect(font.drawable('“A类 · 重点”')).toBe('“A类 · 重点”')
  })

  it('knows how wide a text is: hanzi are square, Latin letters are not', () => {
    expect(font.widthOf('客户', 15)).toBe(30)
    expect(font.widthOf('ill', 15)).toBeLessThan(font.widthOf('WWW', 15))
    expect(font.widthOf('WWW', 15)).toBeLessThan(45)
  })

  it('cuts what is too wide and says so with an ellipsis', () => {
    const cut = font.clipped('上海浦东发展银行股份有限公司', 100, 15)

    expect(cut).toBe('上海浦东发…')
    expect(font.widthOf(cut, 15)).toBeLessThanOrEqual(100)
  })

  it('is refused with a remedy where its file is not a font', () => {
    for (const path of ['/nowhere.ttf', 'package.json'])
      expect(() => loadFont(path)).toThrow(expect.objectContaining({ code: 'charts-font' }))
  })
})
