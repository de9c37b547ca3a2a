import { describe, expect, it } from 'vitest'
import { readOverride } from '#src/grammar/override-words.ts'
import { aMoment } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const read = (words: string) => readOverride(words, aPolicy().tiers, { now: aMoment, zone: 'Asia/Shanghai' })

/** 31 December counts whole. */
const newYear = new Date('2026-12-31T16:00:00Z')

describe('a reason', () => {
  it.each([
    ['B too large a one-off until 31 Dec', 'too large a one-off'],
    ['B topped by one order to 31 Dec', 'topped by one order'],
    ['B big contract to Nova until 31 Dec', 'big contract to Nova'],
    ['B 签了大单 到12月31日', '签了大单'],
  ])('is kept whole before its end: %s', (words, reason) => {
    expect(read(words)).toEqual({ kind: 'pin', tier: 'B', reason, until: newYear })
  })
})
