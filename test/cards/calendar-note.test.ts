import { expect, it } from 'vitest'
import { calendarNote } from '#src/cards/follow-up/calendar-note.ts'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'

const china = calendarFor('Asia/Shanghai', [])

it('a planning that touches a year without data says so in both languages', () => {
  const days = ['2026-12-30', '2027-01-04', '2027-01-05']

  expect(calendarNote('en', china, days)).toContain('No public holidays are known for 2027:')
  // 30 characters are what an AI bot's card holds in small print (path/101032).
  expect(calendarNote('zh', china, days, { short: true })?.length).toBeLessThanOrEqual(30)
  expect(calendarNote('zh', china, days)).toContain('2027 年的放假安排尚未录入')
})

it('a planning within known years says nothing, nor does one where Monday to Friday is the rule', () => {
  expect(calendarNote('en', china, ['2026-12-30'])).toBeUndefined()
  expect(calendarNote('en', calendarFor('Europe/Berlin', []), ['2027-01-04'])).toBeUndefined()
})
