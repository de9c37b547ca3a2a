import { describe, expect, it } from 'vitest'
import { settle } from '#src/domain/warning/settle.ts'
import { day } from '../builders.ts'

const warning = { expectedTo: day(28) }
const end = day(42)

describe('what became of a warning', () => {
  it('is not said before its range and two weeks of grace are over, even when it is plain', () => {
    expect(settle(warning, { demotedAt: day(21) }, day(41))).toBeUndefined()
    expect(settle(warning, { demotedAt: day(21) }, end)).toEqual({ kind: 'came-true', at: day(21) })
  })

  it('a demotion after that is another story', () => {
    expect(settle(warning, { demotedAt: day(43), cameBackAt: day(9) }, day(60))).toEqual({
      kind: 'averted',
      at: day(9),
    })
  })

  it('who came back and was demoted all the same was rightly warned', () => {
    expect(settle(warning, { demotedAt: day(28), cameBackAt: day(9) }, end)).toMatchObject({
      kind: 'came-true',
    })
  })

  it('neither a demotion nor a sign of life: the date was wrong', () => {
    expect(settle(warning, {}, end)).toEqual({ kind: 'missed' })
    expect(settle(warning, { cameBackAt: day(50) }, day(60))).toEqual({ kind: 'missed' })
  })
})
