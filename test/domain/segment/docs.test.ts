import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fieldWords } from '#src/domain/segment/fields.ts'
import { matches } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { resolveField } from '#src/domain/segment/resolve-field.ts'
import { segmentSchema } from '#src/domain/segment/segment.ts'
import { type Keyword, keywordOf } from '#src/domain/segment/words.ts'
import { aSubject } from './a-subject.ts'

const page = readFileSync(new URL('../../../docs/segments.md', import.meta.url), 'utf8')

/** The rows of the table under a heading, cell by cell, without its head. */
const tableUnder = (heading: string): readonly (readonly string[])[] => {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

const code = (cell = '') => cell.replace(/^`|`$/g, '')
const words = (cell = '') => cell.split(' · ')

describe('the page on segments', () => {
  const examples = tableUnder('Examples')

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(10)
  })

  it.each(examples)('%s is %s', (english, chinese) => {
    expect(parseWhere(code(chinese))).toEqual(parseWhere(code(english)))
  })

  it('shows a segment as a file holds it', () => {
    const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
    const segments: unknown[] = parse(yaml)

    expect(segments).toHaveLength(1)
    expect(segmentSchema.safeParse(segments[0]).error).toBeUndefined()
  })

  it('names every field by all its words', () => {
    const named = tableUnder('Fields').map(([field = '', english, chinese]) => [
      field,
      words(english),
      words(chinese),
    ])

    expect(named).toEqual(Object.entries(fieldWords).map(([field, { en, zh }]) => [field, en, zh]))
    for (const [field, ...languages] of named) {
      for (const word of languages.flat()) expect(resolveField([word])).toEqual({ field, used: 1 })
    }
  })

  it.each(tableUnder('Words and signs'))('%s: %s, %s', (what, english, chinese) => {
    const meant: Readonly<Record<string, readonly Keyword[]>> = {
      'all of': ['and'],
      'any of': ['or'],
      opposite: ['not'],
      'has a value': ['known', 'unknown'],
      equal: ['='],
      'not equal': ['!='],
      'at least': ['>='],
      'at most': ['<='],
      more: ['>'],
      less: ['<'],
      'one of': ['in'],
      'none of': ['not in'],
    }
    const read = [...words(english), ...words(chinese)].map((word) =>
      keywordOf(word.replace(/ ?[(（].*/, '')),
    )

    expect(new Set(read)).toEqual(new Set(meant[what ?? '']))
  })

  it.each(tableUnder('What is not known'))('%s of a customer without a region: %s', (rule, fits) => {
    expect(matches(parseWhere(code(rule)), aSubject())).toBe(fits === 'yes')
  })

  it('shows the refusal as it is given', () => {
    const [, shown = ''] = /^> (.*)$/m.exec(page) ?? []

    expect(() => parseWhere('orders >= 3 and ordrs >= 5')).toThrow(shown.split(' Write ')[0])
  })
})
