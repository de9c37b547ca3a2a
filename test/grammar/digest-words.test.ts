import { describe, expect, it } from 'vitest'
import { readDigest } from '#src/grammar/digest-words.ts'

describe('the channel of a digest', () => {
  it.each([
    ['weekly fri 16:00 #sales', '#sales'],
    ['weekly fri 16:00 <#C0123ABC|sales>', '#sales|C0123ABC'],
    ['每周五 16:00 发到 <#C0123ABC|华东-销售>', '#华东-销售|C0123ABC'],
    // A private channel that the app is not in comes without its name.
    ['weekly fri 16:00 to <#C0123ABC|>', '#C0123ABC|C0123ABC'],
    ['weekly fri 16:00 to <#C0123ABC>', '#C0123ABC|C0123ABC'],
  ])('in “%s” is %s', (words, channel) => {
    expect(readDigest(words)).toMatchObject({ kind: 'weekly', weekday: 5, at: '16:00', channel, rest: '' })
  })
})
