import { describe, expect, it } from 'vitest'
import { readsAsSentence } from '#src/grammar/sentence.ts'

describe('a text', () => {
  it.each([
    'how is acme doing?',
    'who is slipping in my list?',
    "what's next",
    'why did acme drop',
    'please undo',
    'acme最近怎么样',
    '帮我看下阿里',
    '今天该跟谁',
    '为什么阿里降级了',
    '撤销是什么意思',
  ])('%s is said', (text) => expect(readsAsSentence(text)).toBe('strong'))

  it.each(['push acme to next Tuesday', 'Bank of Chna', '把蓝港推到下周二'])('%s may be said', (text) =>
    expect(readsAsSentence(text)).toBe('weak'),
  )

  it.each([
    'acme',
    'tier acme',
    'teir acme',
    'why acme',
    'why c-borealis',
    'Acme Robotics Ltd',
    '/customer tier acme',
    '阿里',
    '阿里等级',
    'acme 等及',
    '为什么阿里',
    '阿里二',
  ])('%s is typed', (text) => expect(readsAsSentence(text)).toBeUndefined())
})
