import { describe, expect, it } from 'vitest'
import type { CalendarDay } from '#src/domain/calendar/calendar-day.ts'
import { calendarDaysOf, readTypedDays } from '#src/ingest/imports/calendar-entries.ts'
import { importCalendar } from '#src/ingest/imports/import-calendar.ts'

const now = new Date('2026-11-22T08:00:00Z')

async function taking(...lines: readonly string[]) {
  const put: CalendarDay[] = []
  const deps = {
    calendars: {
      put: async (days: readonly CalendarDay[]) => void put.push(...days),
      of: async () => [],
      all: async () => [],
      remove: async () => 0,
    },
    clock: { now: () => now },
  }
  const bytes = (async function* () {
    yield new TextEncoder().encode(`${lines.join('\n')}\n`)
  })()
  const summary = await importCalendar(
    deps,
    { name: 'holidays-2027.csv', bytes },
    { zone: 'Asia/Shanghai', by: 'admin' },
  )
  return { put, summary }
}

describe('a calendar file', () => {
  it('brings days off and make-up days, each with its file’s name', async () => {
    const { put, summary } = await taking(
      'day,kind,name',
      '2027-02-06,off,Spring Festival',
      '2027-02-20,working,',
    )

    expect(put).toEqual([
      {
        _id: 'CN|2027-02-06',
        region: 'CN',
        day: '2027-02-06',
        isWorking: false,
        name: 'Spring Festival',
        source: 'holidays-2027.csv',
        by: 'admin',
        enteredAt: now,
      },
      expect.objectContaining({ _id: 'CN|2027-02-20', isWorking: true }),
    ])
    expect(summary).toEqual({ days: 2, years: [2027], wrong: [] })
  })

  it('is read in Chinese, stretches too', async () => {
    const { put } = await taking('日期,类型,名称', '2027年2月5日至2027年2月7日,放假,春节', '2027/2/20,补班,')

    expect(put.map(({ day, isWorking }) => `${day} ${isWorking}`)).toEqual([
      '2027-02-05 false',
      '2027-02-06 false',
      '2027-02-07 false',
      '2027-02-20 true',
    ])
  })

  it('with one line that cannot be read brings nothing, and says which', async () => {
    const { put, summary } = await taking(
      'day,kind',
      '2027-02-06,off',
      'soon,off',
      '2027-02-08,perhaps',
      '2027-02-09~2026-02-10,off',
    )

    expect(put).toEqual([])
    expect(summary.wrong).toEqual([
      { line: 3, problem: 'day' },
      { line: 4, problem: 'kind' },
      { line: 5, problem: 'day' },
    ])
  })

  it('with more days than years of holidays have is refused', async () => {
    const lines = Array.from({ length: 200 }, () => '2027-01-01~2027-01-31,off')

    await expect(taking('day,kind', ...lines)).rejects.toMatchObject({ code: 'calendar-too-long' })
  })
})

describe('typed days', () => {
  it.each([
    ['2027-02-05~2027-02-07 off Spring Festival, 2027-02-20 working', 4],
    ['2027-02-05 to 2027-02-07 off', 3],
    ['2027-02-05至2027-02-07放假春节，2027年2月20日补班', 4],
    ['2027-02-05 休；2027-02-06 休', 2],
  ])('%s are understood', (words, count) => {
    const { entries, wrong } = readTypedDays(words)

    expect(wrong).toEqual([])
    expect(entries).toHaveLength(count)
  })

  it('keep the holiday’s name', () => {
    expect(readTypedDays('2027-02-05 off Spring Festival').entries).toEqual([
      { day: '2027-02-05', isWorking: false, name: 'Spring Festival' },
    ])
  })

  it.each(['2027-02-05', 'off', '2027-02-30 off', '2027-02-05~2027-04-05 off', '2027-02-05 offline'])(
    '%s is named as not understood',
    (words) => {
      expect(readTypedDays(words)).toEqual({ entries: [], wrong: [words] })
    },
  )

  it('named twice count as they were named last', () => {
    const { entries } = readTypedDays('2027-02-20 off, 2027-02-20 working')
    const days = calendarDaysOf(entries, { region: 'CN', source: 'chat', by: 'admin', enteredAt: now })

    expect(days.map(({ isWorking }) => isWorking)).toEqual([true])
  })
})
