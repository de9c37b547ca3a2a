import { describe, expect, it } from 'vitest'
import { readDateWords } from '#src/grammar/date-words.ts'

const sunday = new Date('2026-12-13T02:00:00Z')
const monday = new Date('2026-12-14T08:30:00Z')
const lastDay = new Date('2026-12-31T06:00:00Z')
const zone = 'Asia/Shanghai'

const local = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)

const read = (text: string, now: Date, timeZone = zone) => {
  const found = readDateWords(text, { now, zone: timeZone })
  return found && (found.hasTime ? local(found.at, timeZone) : found.day)
}

/** On Sunday 13 December 2026, 10:00 in Shanghai. */
const onSunday: readonly (readonly [text: string, expected: string | undefined])[] = [
  ['明天下午3点', '2026-12-14 15:00'],
  ['明天', '2026-12-14'],
  ['明日', '2026-12-14'],
  ['后天晚上8点', '2026-12-15 20:00'],
  ['大后天', '2026-12-16'],
  ['今天下午两点半', '2026-12-13 14:30'],
  ['今晚8点', '2026-12-13 20:00'],
  ['今晚', '2026-12-13 20:00'],
  ['明早9点', '2026-12-14 09:00'],
  ['明早', '2026-12-14 09:00'],
  ['明天上午', '2026-12-14 09:00'],
  ['明天中午12点', '2026-12-14 12:00'],
  ['明天中午', '2026-12-14 12:00'],
  ['下周二', '2026-12-15'],
  ['下周二上午10点', '2026-12-15 10:00'],
  ['下个星期三', '2026-12-16'],
  ['下周一', '2026-12-14'],
  ['下下周一', '2026-12-21'],
  ['下周日', '2026-12-20'],
  ['下周', '2026-12-14'],
  ['下周末', '2026-12-19'],
  ['周末', '2026-12-19'],
  ['周五', '2026-12-18'],
  ['周日', '2026-12-20'],
  ['这周五', '2026-12-11'],
  ['本周五下午两点', '2026-12-11 14:00'],
  ['上周五', '2026-12-04'],
  ['礼拜三', '2026-12-16'],
  ['星期天', '2026-12-20'],
  ['周五14:30', '2026-12-18 14:30'],
  ['月底', '2026-12-31'],
  ['本月底', '2026-12-31'],
  ['下月底', '2027-01-31'],
  ['下月初', '2027-01-01'],
  ['下个月', '2027-01-01'],
  ['下个月5号', '2027-01-05'],
  ['年底', '2026-12-31'],
  ['5号', '2027-01-05'],
  ['20号下午3点', '2026-12-20 15:00'],
  ['二十号', '2026-12-20'],
  ['12月20日', '2026-12-20'],
  ['12月20号下午3点', '2026-12-20 15:00'],
  ['十二月二十五日', '2026-12-25'],
  ['1月5日', '2027-01-05'],
  ['2027年1月5日', '2027-01-05'],
  ['明年3月1日', '2027-03-01'],
  ['2月30日', undefined],
  ['三天后', '2026-12-16'],
  ['3天以后', '2026-12-16'],
  ['两周后', '2026-12-27'],
  ['一个月后', '2027-01-13'],
  ['半年后', '2027-06-13'],
  ['半小时后', '2026-12-13 10:30'],
  ['一个半小时后', '2026-12-13 11:30'],
  ['2小时后', '2026-12-13 12:00'],
  ['20分钟后', '2026-12-13 10:20'],
  ['三点', '2026-12-13 15:00'],
  ['8点一刻', '2026-12-14 08:15'],
  ['昨天', '2026-12-12'],
  ['2027-01-05', '2027-01-05'],
  ['2027-01-05 09:30', '2027-01-05 09:30'],
  ['周总说再联系', undefined],
  ['以后晚点联系', undefined],
  ['3号楼', undefined],
  ['要50个', undefined],
  ['tomorrow 3pm', '2026-12-14 15:00'],
  ['tmr', '2026-12-14'],
  ['tomorrow morning', '2026-12-14 09:00'],
  ['tonight', '2026-12-13 20:00'],
  ['day after tomorrow', '2026-12-15'],
  ['the day after tomorrow at 4:30', '2026-12-15 16:30'],
  ['in 3d', '2026-12-16'],
  ['in 3 days', '2026-12-16'],
  ['in 2w', '2026-12-27'],
  ['in three weeks', '2027-01-03'],
  ['in a month', '2027-01-13'],
  ['in 2h', '2026-12-13 12:00'],
  ['in 90 min', '2026-12-13 11:30'],
  ['in half an hour', '2026-12-13 10:30'],
  ['in an hour', '2026-12-13 11:00'],
  ['a week from tomorrow', '2026-12-21'],
  ['next Tue 10:00', '2026-12-15 10:00'],
  ['next tuesday', '2026-12-15'],
  ['tuesday', '2026-12-15'],
  ['fri 4pm', '2026-12-18 16:00'],
  ['4pm on Friday', '2026-12-18 16:00'],
  ['by Friday', '2026-12-18'],
  ['sunday', '2026-12-20'],
  ['monday next week', '2026-12-14'],
  ['last friday', '2026-12-04'],
  ['next week', '2026-12-14'],
  ['the week after next', '2026-12-21'],
  ['next month', '2027-01-01'],
  ['end of month', '2026-12-31'],
  ['end of next month', '2027-01-31'],
  ['EOM', '2026-12-31'],
  ['eow', '2026-12-11'],
  ['Dec 20', '2026-12-20'],
  ['20 Dec 2pm', '2026-12-20 14:00'],
  ['Jan 5th', '2027-01-05'],
  ['December 20, 2027', '2027-12-20'],
  ['12/20', '2026-12-20'],
  ['20/12', '2026-12-20'],
  ['on the 20th', '2026-12-20'],
  ['3pm', '2026-12-13 15:00'],
  ['at 9', '2026-12-14 09:00'],
  ['noon', '2026-12-13 12:00'],
  ['at 3', '2026-12-13 15:00'],
  ['yesterday', '2026-12-12'],
  ['I sat with the CEO', undefined],
  ['they may call', undefined],
  ['the march order', undefined],
  ['a discount at 5%', undefined],
  ['过两天再打', '2026-12-15'],
  ['过三周', '2027-01-03'],
  ['1月中旬', '2027-01-15'],
  ['下旬', '2026-12-25'],
  ['下个月上旬', '2027-01-05'],
  ['明儿上午', '2026-12-14 09:00'],
  ['明后天', '2026-12-14'],
  ['下个季度', '2027-01-01'],
  ['明年3月再联系', '2027-03-01'],
  ['3月份', '2027-03-01'],
  ['他女儿子', undefined],
  ['Weds 2pm', '2026-12-16 14:00'],
  ['tuesday week', '2026-12-22'],
  ['a week on Friday', '2026-12-25'],
  ['mid January', '2027-01-15'],
  ['next quarter', '2027-01-01'],
  ['end of quarter', '2026-12-31'],
  ['before year end', '2026-12-31'],
  ['twice a week', undefined],
]

describe('date words on a Sunday', () => {
  it.each(onSunday)('%s is %s', (text, expected) => {
    expect(read(text, sunday)).toBe(expected)
  })
})

describe('date words on other days', () => {
  it.each([
    ['下周二', monday, '2026-12-22'],
    ['周二', monday, '2026-12-15'],
    ['周一', monday, '2026-12-21'],
    ['本周三', monday, '2026-12-16'],
    ['next tue', monday, '2026-12-22'],
    ['tue', monday, '2026-12-15'],
    ['this friday', monday, '2026-12-18'],
    ['eow', monday, '2026-12-18'],
    ['3pm', monday, '2026-12-15 15:00'],
    ['月底', lastDay, '2026-12-31'],
    ['31号', lastDay, '2026-12-31'],
    ['30号', lastDay, '2027-01-30'],
    ['下个月31号', new Date('2026-10-31T02:00:00Z'), undefined],
    ['明天', lastDay, '2027-01-01'],
  ] as const)('%s', (text, now, expected) => {
    expect(read(text, now)).toBe(expected)
  })

  it('a day is that of the zone of whoever wrote it, and an hour that of its clocks on that day', () => {
    const saturdayNight = new Date('2026-10-25T03:30:00Z')

    expect(read('tomorrow', saturdayNight, 'America/New_York')).toBe('2026-10-25')
    expect(read('tomorrow', saturdayNight)).toBe('2026-10-26')
    const beforeClocksChange = readDateWords('in 2 weeks', { now: saturdayNight, zone: 'America/New_York' })
    expect(beforeClocksChange?.at.toISOString()).toBe('2026-11-07T14:00:00.000Z')
  })

  it('a day without a time is its ninth hour, and today the next full one', () => {
    expect(readDateWords('明天', { now: sunday, zone })?.at.toISOString()).toBe('2026-12-14T01:00:00.000Z')
    expect(readDateWords('今天', { now: sunday, zone })?.at.toISOString()).toBe('2026-12-13T03:00:00.000Z')
  })
})

describe('what is left of a text', () => {
  it.each([
    ['tomorrow 3pm call about the contract', 'call about the contract'],
    ['call about the contract tomorrow 3pm', 'call about the contract'],
    ['call about the March order on 20 Dec at 3pm', 'call about the March order'],
    ['明天下午3点打电话谈合同', '打电话谈合同'],
    ['谈合同，明天下午3点', '谈合同'],
    ['下周二 确认5号的会', '确认5号的会'],
    ['in 3d', ''],
  ])('%s', (text, rest) => {
    expect(readDateWords(text, { now: sunday, zone })?.rest).toBe(rest)
  })

  it('looks at a long text no longer than it takes', () => {
    const started = performance.now()

    expect(readDateWords('一'.repeat(100_000), { now: sunday, zone })).toBeUndefined()
    readDateWords('下周一二三四五六七八九十百'.repeat(76), { now: sunday, zone })

    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
