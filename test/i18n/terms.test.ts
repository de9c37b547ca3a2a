import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Catalog } from '#src/i18n/catalog.ts'
import { texts } from '#src/i18n/texts.ts'
import { holds, readGlossary } from './glossary.ts'

const glossary = [...readGlossary('Commands'), ...readGlossary('Things')]
const entries = Object.entries<Catalog[`${string}.${string}`]>(texts)

const stringsOf = (entry: Catalog[`${string}.${string}`]): readonly string[] => [
  ...(typeof entry.en === 'string' ? [entry.en] : Object.values(entry.en)),
  entry.zh,
]

const namesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name))].sort()

describe('the glossary', () => {
  it('is read with its conditions understood', () => {
    const rows = new Map(readGlossary('Commands').map((row) => [row.row, row]))

    expect(rows.get('tier')?.chinese[0]).toBe('等级')
    expect(rows.get('policy')?.never).toEqual([
      { word: '政策', alone: false },
      { word: '策略', alone: false },
    ])
    expect(rows.get('history')?.never).toEqual([{ word: '历史', alone: true }])
    expect(readGlossary('Things').find((row) => row.row === 'promotion')?.never).toEqual([])
  })

  it('refuses a word alone and lets it stand in a longer one', () => {
    const never = { word: '段', alone: true }

    expect(holds('这一 段 客户', never)).toBe(true)
    expect(holds('高频阶段客户', never)).toBe(false)
  })
})

describe('texts', () => {
  it('name a row of the glossary by their key', () => {
    const rows = new Set(glossary.map(({ row }) => row))

    expect(entries.map(([key]) => key).filter((key) => !rows.has(key.split('.')[0] ?? ''))).toEqual([])
  })

  it("hold none of their row's never-words", () => {
    const broken = entries.flatMap(([key, entry]) =>
      glossary
        .filter(({ row }) => row === key.split('.')[0])
        .flatMap(({ never }) => never)
        .filter((never) => stringsOf(entry).some((text) => holds(text, never)))
        .map(({ word }) => `${key}: ${word}`),
    )

    expect(broken).toEqual([])
  })

  it('take the same parameters in both languages', () => {
    const uneven = entries.filter(([, { en, zh }]) => {
      const english = namesIn(typeof en === 'string' ? en : en.other)
      return namesIn(zh).join() !== english.join()
    })

    expect(uneven.map(([key]) => key)).toEqual([])
  })

  it('holds no key in two areas, and every area is registered', async () => {
    const folder = new URL('../../src/i18n/texts/', import.meta.url)
    const areas = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)))
    const keys = areas.flatMap((area) =>
      Object.values<object>(area).flatMap((catalog) => Object.keys(catalog)),
    )

    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    expect(new Set(keys)).toEqual(new Set(Object.keys(texts)))
  })

  it('writes Chinese in Chinese: full-width marks between Han characters', () => {
    const halfWidth = entries.filter(([, { zh }]) => /\p{Script=Han}[,;:?!]/u.test(zh))

    expect(halfWidth.map(([key]) => key)).toEqual([])
  })
})
