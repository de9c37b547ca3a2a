import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDateReader, inferDateStyle, parseDateFormat } from '#src/ingest/read/date-plan.ts'
import type { DateStyle } from '#src/ingest/read/parse-date.ts'

const now = new Date('2026-11-22T00:00:00Z')

const instantOf = (text: string, style: DateStyle = 'unambiguous', zone = 'Asia/Shanghai'): string => {
  const read = createDateReader(style, zone)(text)
  return 'problem' in read ? read.problem : read.at.toISOString()
}

const shanghaiDay = '2026-01-04T16:00:00.000Z'

describe('a date', () => {
  it.each([
    '2026年1月5日',
    '2026年01月05号',
    '2026/1/5',
    '2026-01-05',
    '2026.1.5',
    '２０２６－０１－０５',
    '20260105',
    '5 Jan 2026',
    '05-Jan-26',
    'January 5th, 2026',
    '2026-01-05 周一',
  ])('%s is the start of that day in the zone', (text) => {
    expect(instantOf(text)).toBe(shanghaiDay)
  })

  it.each([
    ['2026-01-05T06:30:00Z', '2026-01-05T06:30:00.000Z'],
    ['2026-01-05T14:30:00.250+08:00', '2026-01-05T06:30:00.250Z'],
    ['2026/1/5 14:30', '2026-01-05T06:30:00.000Z'],
    ['2026年1月5日 下午2点30分', '2026-01-05T06:30:00.000Z'],
    ['2026-01-05 2:30 PM', '2026-01-05T06:30:00.000Z'],
    ['20260105 14:30:05', '2026-01-05T06:30:05.000Z'],
  ])('%s keeps its time', (text, instant) => {
    expect(instantOf(text)).toBe(instant)
  })

  it.each([
    ['', 'not-a-date'],
    ['soon', 'not-a-date'],
    ['2026-02-30', 'not-a-date'],
    ['2026-01-05 25:00', 'not-a-date'],
    ['1905-01-05', 'date-out-of-range'],
    ['03/04/2026', 'ambiguous-date'],
    ['46000', 'excel-date'],
    ['17', 'not-a-date'],
  ])('%j is refused: %s', (text, problem) => {
    expect(instantOf(text)).toBe(problem)
  })

  it('follows the order it is given, years of two digits included', () => {
    expect(instantOf('20-10-16', 'dmy', 'UTC')).toBe('2016-10-20T00:00:00.000Z')
    expect(instantOf('10/20/2016', 'mdy', 'UTC')).toBe('2016-10-20T00:00:00.000Z')
    expect(instantOf('16.10.20', 'ymd', 'UTC')).toBe('2016-10-20T00:00:00.000Z')
    expect(instantOf('2016-10-20', 'dmy', 'UTC')).toBe('2016-10-20T00:00:00.000Z')
    expect(instantOf('25/12/2026')).toBe('2026-12-24T16:00:00.000Z')
  })

  it('may be one of Excel’s day numbers where that is said', () => {
    expect(instantOf('46027', 'excel', 'UTC')).toBe('2026-01-05T00:00:00.000Z')
    expect(instantOf('46027.5', 'excel', 'UTC')).toBe('2026-01-05T12:00:00.000Z')
  })

  it('is read back from every way of writing it, in every zone', () => {
    const day = fc.date({ min: new Date('1970-01-02'), max: new Date('2199-12-30'), noInvalidDate: true })
    const zone = fc.constantFrom(
      'UTC',
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    )
    const ways = fc.constantFrom<(y: number, m: number, d: number) => [string, DateStyle]>(
      (y, m, d) => [`${y}年${m}月${d}日`, 'unambiguous'],
      (y, m, d) => [`${y}/${m}/${d}`, 'unambiguous'],
      (y, m, d) => [`${d}.${m}.${y}`, 'dmy'],
      (y, m, d) => [`${m}/${d}/${y}`, 'mdy'],
    )

    fc.assert(
      fc.property(day, zone, ways, (date, timeZone, write) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        const read = createDateReader(write(y, m, d)[1], timeZone)(write(y, m, d)[0])
        const shown = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })

        expect('at' in read && shown.format(read.at)).toBe(date.toISOString().slice(0, 10))
      }),
    )
  })

  it('has a key that the zone does not change', () => {
    const keys = ['UTC', 'Asia/Shanghai'].map((zone) => createDateReader('unambiguous', zone)('2026-01-05'))

    expect(keys.map((read) => 'key' in read && read.key)).toEqual(['2026-1-5', '2026-1-5'])
  })
})

describe('the order of day and month in a file', () => {
  it('follows from one value that fits one order only', () => {
    expect(inferDateStyle(['03/04/2026', '25/03/2026'], 'date', now)).toBe('dmy')
    expect(inferDateStyle(['03/04/2026', '03/25/2026'], 'date', now)).toBe('mdy')
    expect(inferDateStyle(['20-10-16', '25-10-16', '01-03-17', '31-12-17'], 'date', now)).toBe('dmy')
  })

  it('is asked for where nothing in the file says it', () => {
    expect(() => inferDateStyle(['03/04/2026', '05/06/2026'], '下单日期', now)).toThrow(
      expect.objectContaining({ code: 'dates-ambiguous', remedy: expect.stringContaining('--date-format') }),
    )
  })

  it('does not matter where a few odd dates stand among clear ones', () => {
    const clear = Array.from({ length: 20 }, () => '2026-01-05')

    expect(inferDateStyle([...clear, '03/04/2026'], 'date', now)).toBe('unambiguous')
  })

  it('is not looked for among Excel’s day numbers', () => {
    expect(() => inferDateStyle(['46027', '46028'], 'date', now)).toThrow(
      expect.objectContaining({ code: 'dates-are-numbers' }),
    )
  })

  it('can be given in the usual ways', () => {
    expect(
      ['DD-MM-YY', 'D.M.YYYY', 'MM/DD/YYYY', 'YYYY年M月D日', 'dmy', 'Excel'].map(parseDateFormat),
    ).toEqual(['dmy', 'dmy', 'mdy', 'ymd', 'dmy', 'excel'])
    expect(() => parseDateFormat('whenever')).toThrow(
      expect.objectContaining({ code: 'date-format-unknown' }),
    )
  })
})
