import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '#src/domain/local-day.ts'
import { readNote } from '#src/grammar/note/read-note.ts'
import { chineseNotes, englishNotes } from './spoken-notes.ts'

const zone = 'Asia/Shanghai'
const written = { now: new Date('2026-12-12T04:00:00Z'), zone }

const read = (note: string) => {
  const { channel = '-', outcome = '-', sentiment = '-', next, nextTime, on } = readNote(note, written)
  const when = next === undefined ? '-' : [next, nextTime].filter(Boolean).join(' ')
  return [channel, outcome, sentiment, when, ...(on === undefined ? [] : [on])]
}

describe.each([
  ['spoken Chinese', chineseNotes],
  ['chatty English', englishNotes],
])('%s', (_, notes) => {
  it.each(notes.map(([note, ...expected]) => ({ note, expected })))('$note', ({ note, expected }) => {
    expect(read(note)).toEqual(expected)
  })
})

describe('a note', () => {
  const anyNote = fc.constantFrom(...[...chineseNotes, ...englishNotes].map(([note]) => note))

  it('says the same with the sounds that one makes while thinking', () => {
    const sound = fc.constantFrom('呃，', '嗯嗯，', '那个，', '呃……那个，', 'um, ', 'Er, ', 'uh ')

    fc.assert(
      fc.property(anyNote, sound, (note, made) => {
        expect(read(`${made}${note}`)).toEqual(read(note))
      }),
      { numRuns: 200 },
    )
  })

  it('never has its next day before today, nor its own after it', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })

    fc.assert(
      fc.property(anyNote, moment, (note, now) => {
        const { next = '9999', on = '0000' } = readNote(note, { now, zone })

        expect([next >= localDay(now, zone), on < localDay(now, zone)]).toEqual([true, true])
      }),
      { numRuns: 200 },
    )
  })

  it('is read in little time however long it is and whatever it repeats', () => {
    const pieces = [
      '打了',
      '电话',
      '没人',
      '都不',
      '约下周',
      'called ',
      'had a ',
      '嫌',
      '下周三',
      '，',
      'zoom ',
    ]
    const started = performance.now()

    for (const piece of pieces) readNote(piece.repeat(Math.ceil(4_000 / piece.length)), written)

    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('keeps the step in its own words, and nothing that leads out of it', () => {
    const plain = readNote('微信上聊了，嫌贵，让我下周二给个新报价', written)
    const linked = readNote('让我下周二看 http://evil.example/x 再回', written)

    expect([plain.step, linked.step]).toEqual(['让我下周二给个新报价', undefined])
  })

  it.each([
    ['他给我们打了四分，整体还行', 4],
    ['给五分钟就行', undefined],
    ['rated us, satisfaction 3/5', 3],
  ])('%s: the mark is %s', (note, mark) => {
    expect(readNote(note, written).satisfaction).toBe(mark)
  })

  it.each([
    ['聊了X100和滤芯，要X100的报价', ['X100', '滤芯']],
    ['wants two Model X100 Pros', ['X100 Pro']],
    ['the x1000 is too big', []],
    ['滤芯套装', ['滤芯套装']],
  ])('%s names %j', (note, named) => {
    const products = ['X100', '滤芯', 'X100 Pro', '滤芯套装', '茶']

    expect(readNote(note, written, products).products).toEqual(named)
  })
})
