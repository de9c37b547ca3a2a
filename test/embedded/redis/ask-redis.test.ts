import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReply, type RedisReply } from '#src/embedded/redis/ask-redis.ts'

const encode = (reply: RedisReply): string => {
  if (reply === null) return '$-1\r\n'
  if (typeof reply === 'number') return `:${reply}\r\n`
  if (typeof reply === 'string') return `$${reply.length}\r\n${reply}\r\n`

  return `*${reply.length}\r\n${reply.map(encode).join('')}`
}

const { reply } = fc.letrec<{ reply: RedisReply; list: readonly RedisReply[] }>((tie) => ({
  reply: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme-ascii' }),
    fc.string({ unit: fc.constantFrom('\r', '\n', '$', '*', '1') }),
    fc.integer(),
    fc.constant(null),
    tie('list'),
  ),
  list: fc.array(tie('reply'), { maxLength: 4 }),
}))

describe('a reply of Redis', () => {
  it('is read back whole', () => {
    fc.assert(
      fc.property(reply, (value) => {
        const text = encode(value)

        expect(parseReply(text, 0)).toEqual({ value, next: text.length })
      }),
    )
  })

  it('is waited for while a part of it is missing', () => {
    fc.assert(
      fc.property(reply, fc.nat(), (value, cut) => {
        const text = encode(value)

        expect(parseReply(text.slice(0, cut % text.length), 0)).toBeUndefined()
      }),
    )
  })

  it('is known for an error', () => {
    expect(parseReply('-LOADING Redis is loading\r\n', 0)).toMatchObject({
      error: 'LOADING Redis is loading',
    })
  })
})
