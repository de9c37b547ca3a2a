import type { Catalog } from '#src/i18n/catalog.ts'

/** Working days, public holidays, and years of which nobody has entered any. */
export const calendarTexts = {
  'calendar.title': { en: 'Working calendar for {{zone}}', zh: '工作日历（{{zone}}）' },
  'calendar.unknown-note': {
    en: 'No public holidays are known for {{years}}: Monday to Friday are taken as working days until an admin enters them (calendar).',
    zh: '{{years}} 年的放假安排尚未录入，暂按周一至周五计算；管理员可发送“工作日历”录入。',
  },
  'calendar.unknown-short': {
    en: 'No public holidays are known for {{years}}',
    zh: '{{years}} 年放假安排未录入，按周一至周五计',
  },
  'calendar.holiday-title': { en: 'That holiday has no date yet', zh: '这个假期还没有日期' },
  'calendar.holiday-unknown': {
    en: '“{{said}}” could not be taken as a date: the public holidays of {{year}} are not known yet. Name a day, or have an admin enter them (calendar).',
    zh: '“{{said}}”暂时无法换算成日期：{{year}} 年的放假安排尚未录入。请写具体日期，或请管理员发送“工作日历”录入。',
  },
  'calendar.all-known': {
    en: 'The days ahead are known.',
    zh: '今明两年的工作日安排已知。',
  },
  'calendar.known-published': { en: 'published holidays and make-up days', zh: '已有国务院放假调休安排' },
  'calendar.known-entered': { en: 'entered by hand', zh: '已录入' },
  'calendar.known-weekdays': { en: 'Monday to Friday', zh: '周一至周五' },
  'calendar.known-unknown': { en: 'not known', zh: '尚无安排' },
  'calendar.entered': {
    en: 'entered: {{off}} off, {{working}} to make up',
    zh: '录入放假 {{off}} 天、补班 {{working}} 天',
  },
  'calendar.too-few': {
    en: {
      one: 'a whole year has at least 1 day off',
      other: 'a whole year has at least {{count}} days off',
    },
    zh: '全年至少应有 {{count}} 天放假',
  },
  'calendar.working': { en: 'make-up working day', zh: '补班' },
  'calendar.off': { en: 'day off', zh: '放假' },
  'calendar.from': { en: 'from {{source}}', zh: '来源：{{source}}' },
  'calendar.chat': { en: 'chat', zh: '聊天录入' },
  'calendar.more': { en: 'And {{n}} more.', zh: '另有 {{n}} 天。' },
  'calendar.how': {
    en: 'To enter days: calendar 2027-02-05~2027-02-11 off Spring Festival, 2027-02-20 working. To take one away: calendar remove 2027-02-20.',
    zh: '录入：工作日历 2027-02-05~2027-02-11 放假 春节，2027-02-20 补班。删除：工作日历 删除 2027-02-20。',
  },
  'calendar.done-entered': {
    en: { one: '1 day was entered.', other: '{{count}} days were entered.' },
    zh: '已录入 {{count}} 天。',
  },
  'calendar.done-removed': {
    en: { one: '1 day was taken away.', other: '{{count}} days were taken away.' },
    zh: '已删除 {{count}} 天。',
  },
  'calendar.wrong': {
    en: 'Not understood, so nothing was changed: {{parts}}. Write day, off or working, and a name if you like.',
    zh: '没有看懂，未作改动：{{parts}}。请写日期、“放假”或“补班”，可加名称。',
  },
  'calendar.wrong-line-day': {
    en: 'line {{line}}: the day cannot be read',
    zh: '第 {{line}} 行：日期无法识别',
  },
  'calendar.wrong-line-kind': {
    en: 'line {{line}}: neither off nor working',
    zh: '第 {{line}} 行：既不是放假也不是补班',
  },
  'calendar.wrong-file': {
    en: {
      one: '1 line cannot be read, so nothing was entered.',
      other: '{{count}} lines cannot be read, so nothing was entered.',
    },
    zh: '有 {{count}} 行无法识别，没有录入任何内容。',
  },
} as const satisfies Catalog
