import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoteInput, TouchTold } from '#prompts/note-to-touch/shapes.ts'
import { noteToTouch } from '#prompts/note-to-touch.ts'
import { chineseNotes, englishNotes } from '../grammar/note/spoken-notes.ts'

/** Saturday 12 December 2026, noon in Shanghai. */
const aNote = (text: string, given: Partial<NoteInput> = {}): NoteInput => ({
  text,
  nowMs: Date.parse('2026-12-12T04:00:00Z'),
  zone: 'Asia/Shanghai',
  products: ['X100', '滤芯'],
  ...given,
})
const nothing: TouchTold = {
  channel: null,
  outcome: null,
  sentiment: null,
  satisfaction: null,
  on: null,
  next: null,
  nextTime: null,
  step: null,
  products: [],
}
const wrong = (text: string, told: Partial<TouchTold>) =>
  noteToTouch.wrong?.({ ...nothing, ...told }, aNote(text))

describe('without a model', () => {
  it.each([...chineseNotes, ...englishNotes].map(([note]) => note))(
    '%s becomes an answer that its own checks let through',
    (note) => {
      const told = noteToTouch.fallback(aNote(note))

      expect(noteToTouch.output.safeParse(told).success).toBe(true)
      expect(noteToTouch.wrong?.(told, aNote(note))).toBeUndefined()
    },
  )

  it('whatever a note holds, it becomes a form', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), (note) => {
        const told = noteToTouch.fallback(aNote(note))

        expect(noteToTouch.output.safeParse(told).success).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('fills in what a rep would', () => {
    const told = noteToTouch.fallback(aNote('微信上聊了X100，嫌贵了，让我下周二下午两点给个新报价'))

    expect(told).toEqual({
      ...nothing,
      channel: 'wechat',
      outcome: 'reached',
      sentiment: 'negative',
      next: '2026-12-15',
      nextTime: '14:00',
      step: '让我下周二下午两点给个新报价',
      products: ['X100'],
    })
  })
})

describe('what a model is given', () => {
  it('are today, the days of the note as our own reader has them, and the products; the note itself is data', () => {
    const material = noteToTouch.material(aNote('聊了，下周三上午过去'))

    expect(material.facts).toEqual([
      ['今天', '2026-12-12（星期六）'],
      ['下周三上午', '2026-12-16（星期三）'],
      ['产品清单', 'X100 | 滤芯'],
    ])
    expect(material.quoted).toEqual(['聊了，下周三上午过去'])
  })

  it('is in the language of the note', () => {
    expect(noteToTouch.locale(aNote('met 阿里 today, they want a quote'))).toBe('en')
    expect(noteToTouch.locale(aNote('今天见了Acme，要报价'))).toBe('zh')
  })
})

describe('what a model may not say', () => {
  it.each<[string, string, Partial<TouchTold>]>([
    ['a day that the note does not name', '聊了，下周三过去', { next: '2026-12-17' }],
    ['a day where the note names none', 'they were happy', { next: '2026-12-20' }],
    ['a next day that is over', '昨天聊了', { next: '2026-12-11' }],
    ['a day years from now', '聊了，下周三过去', { next: '2031-01-01' }],
    ['a day of the touch to come', '下周三过去', { on: '2026-12-16' }],
    ['a day of the touch that is not named', '昨天打了电话', { on: '2026-12-09' }],
    ['a time without a day', '下午三点聊的', { nextTime: '15:00' }],
    ['a time that nobody has said', '聊了，下周三过去', { next: '2026-12-16', nextTime: '15:00' }],
    ['a mark that nobody has given', 'they sounded fine', { satisfaction: 4 }],
    ['a product that is not in the list', '聊了滤芯', { products: ['Q7'] }],
  ])('%s', (_, text, told) => {
    expect(wrong(text, told)).toMatch(/null|products/)
  })

  it.each<[string, Partial<TouchTold>]>([
    ['聊了，下周三上午过去', { next: '2026-12-16', nextTime: '09:00' }],
    ['周三，不对，周四过去', { next: '2026-12-17' }],
    ['met them on Thursday, rated us 4', { on: '2026-12-10', satisfaction: 4 }],
    ['call them after Christmas', { next: '2026-12-28' }],
    ['滤芯要 200 个', { products: ['滤芯'] }],
  ])('but %s may be %j', (text, told) => {
    expect(wrong(text, told)).toBeUndefined()
  })
})
