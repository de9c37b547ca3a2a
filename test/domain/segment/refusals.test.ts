import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppError } from '#src/domain/errors.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { whereFaultOf } from '#src/domain/segment/where-fault.ts'
import { whereSchema } from '#src/domain/segment/where-schema.ts'

const faultOf = (text: string) => {
  try {
    parseWhere(text)
  } catch (error) {
    if (isAppError(error)) return whereFaultOf(error)
    throw error
  }
  return undefined
}

describe('a rule that does not read', () => {
  it('says where, what was expected, what was probably meant, and what to do', () => {
    const read = () => parseWhere('orders >= 3 and ordrs >= 5')

    expect(read).toThrow('At character 17 there is “ordrs” where a field is expected. Did you mean “orders”?')
    expect(read).toThrow(
      expect.objectContaining({
        code: 'where-invalid',
        remedy: 'Write orders, or attr.ordrs if it is an attribute of that name.',
        retryable: false,
        cause: expect.objectContaining({ reason: 'unknown-field', position: 17, nearest: 'orders' }),
      }),
    )
  })

  it.each([
    ['', 'empty', 1],
    ['  ', 'empty', 3],
    ['tierr = A', 'unknown-field', 1],
    ['下单次书 > 3', 'unknown-field', 1],
    ['days since oder > 3', 'unknown-field', 6],
    ['非地区 = 1', 'unknown-field', 1],
    ['tier A', 'unexpected', 6],
    ['tier in A', 'unexpected', 9],
    ['tier in (A, B', 'unexpected', 14],
    ['a = 1 b = 2', 'unexpected', 7],
    ['region = Mei Lin', 'unexpected', 14],
    ['(tag a', 'unexpected', 7],
    ['tag a)', 'unexpected', 6],
    ['not', 'unexpected', 4],
    ['tag a; drop', 'unexpected', 6],
    ['lifecycle > new', 'unexpected', 11],
    ['owner =', 'unexpected', 8],
    ['spend > 50, 000', 'unexpected', 11],
    ['spend > 50 ,000', 'unexpected', 12],
    ['spend > 50,00', 'unexpected', 11],
    ['region > east', 'bad-value', 10],
    ['orders >= many', 'bad-value', 11],
    ['orders >= "3"', 'bad-value', 11],
    ['orders >= 3天', 'bad-value', 11],
    ['confidence < 60', 'bad-value', 14],
    ['complaints >= 2', 'bad-value', 15],
    ['lifecycle = dorment', 'bad-value', 13],
    ['region is unknown', 'bad-value', 11],
    ['地区 = 且', 'bad-value', 6],
    ['owner = " "', 'bad-value', 9],
    ['🙂 = 1', 'unexpected', 1],
    ['tag "🙂🙂" tag', 'unexpected', 10],
    ['tag "x', 'unclosed-quote', 5],
    [`${'('.repeat(9)}tag a${')'.repeat(9)}`, 'too-deep', 9],
  ] as const)('%s: %s at character %i', (text, reason, position) => {
    expect(faultOf(text)).toMatchObject({ reason, position })
  })

  it('is refused beyond 500 characters, at the first that is too many', () => {
    expect(faultOf('x'.repeat(501))).toMatchObject({ reason: 'too-long', position: 501 })
    expect(faultOf(`tag "${'x'.repeat(494)}"`)).toBeUndefined()
  })

  it('is refused where its canonical text would be too long to be read again', () => {
    const terse = Array.from({ length: 100 }, () => 'a=1').join('且')

    expect(terse).toHaveLength(399)
    expect(faultOf(terse)).toMatchObject({ reason: 'too-long' })
  })

  it('names the lifecycle that was probably meant', () => {
    expect(faultOf('lifecycle = dorment')).toMatchObject({ nearest: 'dormant' })
    expect(faultOf('阶段 = 沉睡客戶')).toMatchObject({ nearest: '沉睡客户' })
    expect(faultOf('lifecycle = elsewhere')).not.toHaveProperty('nearest')
  })

  it('takes a short Chinese name for an attribute: 年级 is no slip of 等级', () => {
    expect(parseWhere('年级 = 3')).toEqual({ op: '=', field: 'attr.年级', value: 3 })
  })

  it('is never anything but such a refusal, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        'tier',
        '等级',
        '且',
        'or',
        '非',
        '(',
        '）',
        ',',
        '"',
        '“',
        '=',
        '≥',
        'A',
        '3万',
        '\\',
        ' ',
        'attr.',
      ],
    )
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join('')),
    )

    fc.assert(
      fc.property(noise, (text) => {
        expect(() => faultOf(text)).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })
})

describe('whereSchema', () => {
  it('keeps the text, without the spaces around it', () => {
    expect(whereSchema.parse(' 等级 = A ')).toBe('等级 = A')
  })

  it('says what is wrong and what to do in the issue', () => {
    const { error } = whereSchema.safeParse('ordrs > 3')

    expect(error?.issues.map(({ message }) => message)).toEqual([
      'At character 1 there is “ordrs” where a field is expected. Did you mean “orders”? ' +
        'Write orders, or attr.ordrs if it is an attribute of that name.',
    ])
  })
})
