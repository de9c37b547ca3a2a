import { describe, expect, it } from 'vitest'
import { formatDay, formatNumber, formatPercent, formatRelativeDay } from '#src/i18n/format.ts'

const now = new Date('2026-12-12T10:00:00Z')
const shanghai = 'Asia/Shanghai'

describe('days', () => {
  it('names the day of this year without its year', () => {
    expect(formatDay('en', shanghai, now, now)).toBe('Sat 12 Dec')
    expect(formatDay('zh', shanghai, now, now)).toBe('12月12日(周六)')
  })

  it('names the year where it is another one', () => {
    const at = new Date('2025-01-05T00:00:00Z')

    expect(formatDay('en', shanghai, at, now)).toBe('Sun 5 Jan 2025')
    expect(formatDay('zh', shanghai, at, now)).toBe('2025年1月5日(周日)')
  })

  it('is the day of the reader, not of the server', () => {
    const at = new Date('2026-12-11T20:00:00Z')

    expect(formatDay('en', shanghai, at, now)).toBe('Sat 12 Dec')
    expect(formatDay('en', 'America/New_York', at, now)).toBe('Fri 11 Dec')
  })

  it.each([
    ['2026-12-12T00:30:00+08:00', 'today', '今天'],
    ['2026-12-11T23:59:00+08:00', 'yesterday', '昨天'],
    ['2026-12-13T00:01:00+08:00', 'tomorrow', '明天'],
    ['2026-12-09T12:00:00+08:00', '3 days ago', '3 天前'],
    ['2026-12-15T12:00:00+08:00', 'in 3 days', '3 天后'],
    ['2026-10-14T12:00:00+08:00', '59 days ago', '59 天前'],
    ['2026-10-13T12:00:00+08:00', '2 months ago', '2 个月前'],
    ['2027-06-12T12:00:00+08:00', 'in 5 months', '5 个月后'],
    ['2024-01-01T12:00:00+08:00', '2 years ago', '2 年前'],
  ])('%s is %s', (at, en, zh) => {
    expect(formatRelativeDay('en', shanghai, new Date(at), now)).toBe(en)
    expect(formatRelativeDay('zh', shanghai, new Date(at), now)).toBe(zh)
  })
})

describe('numbers', () => {
  it('writes a percent with a space in English and without in Chinese', () => {
    expect(formatPercent('en', 0.92)).toBe('92 %')
    expect(formatPercent('zh', 0.92)).toBe('92%')
  })

  it('groups thousands', () => {
    expect(formatNumber(12_345)).toBe('12,345')
    expect(formatNumber(1.25, 1)).toBe('1.3')
  })
})
