import type { Catalog } from '#src/i18n/catalog.ts'

/** How a digest is ordered and put off, and the small one at the end of a day. */
export const digestOrderTexts = {
  'digest.ordered-title': { en: 'Digest ordered', zh: '已订阅周报' },
  'digest.ordered': { en: 'Each {{weekday}} at {{at}}, {{where}}.', zh: '每{{weekday}} {{at}}，{{where}}。' },
  'digest.ordered-holiday': {
    en: 'Where that day is a holiday, it comes on the last working day before.',
    zh: '遇节假日提前到前一个工作日。',
  },
  'digest.ordered-segment': { en: 'Segment: {{segment}}.', zh: '分群：{{segment}}。' },
  'digest.to-you': { en: 'to you directly', zh: '发给你本人' },
  'digest.to-channel': { en: 'into {{channel}}', zh: '发到 {{channel}}' },
  'digest.off-title': { en: 'No weekly digest any more', zh: '已停发周报' },
  'digest.off': {
    en: 'Order it again at any time: digest weekly fri 16:00.',
    zh: '随时可以重新订阅，例如“周报 每周五 16:00”。',
  },
  'digest.confirm-title': { en: 'Who will read it in {{channel}}?', zh: '{{channel}} 里谁能看到周报？' },
  'digest.confirm-readers': {
    en: {
      one: '1 person can read this channel: {{names}}',
      other: '{{count}} people can read this channel: {{names}}',
    },
    zh: '这个群有 {{count}} 人：{{names}}',
  },
  'digest.confirm-more': { en: 'and {{n}} others', zh: '等，另有 {{n}} 人' },
  'digest.confirm-unseen': {
    en: 'I cannot see who is in that group. Open it and look at its members first.',
    zh: '我看不到群成员，请先打开群聊确认都有谁。',
  },
  'digest.confirm-what': {
    en: 'They will read the names and amounts of your team’s customers.',
    zh: '他们将看到你团队的客户名称和金额。',
  },
  'digest.confirm': { en: 'Post it there', zh: '确认发送到群' },
  'digest.no-channel-title': { en: 'I cannot post into {{channel}}', zh: '无法发到 {{channel}}' },
  'digest.no-channel': {
    en: 'Nobody can tell me who reads it, so the digest goes to you alone. Order it without the channel: digest weekly fri 16:00.',
    zh: '无法确认群里有哪些人，周报只能发给你本人。请去掉群名重新订阅：周报 每周五 16:00。',
  },
  'digest.not-read-title': { en: 'I cannot read this', zh: '没有看懂' },
  'digest.not-read': {
    en: '“{{words}}” is neither a segment nor a time. Try: digest now, digest weekly fri 16:00, digest off.',
    zh: '“{{words}}”既不是分群也不是时间。可以这样说：周报、周报 每周五 16:00、周报 停。',
  },
  'digest.segments-are': { en: 'Segments: {{names}}.', zh: '已有分群：{{names}}。' },
  'digest.managers-only': {
    en: 'The weekly digest goes to managers. Yours is always here: digest now.',
    zh: '定期周报发给主管。你可以随时输入“周报”查看自己的。',
  },
  'digest.day-title': {
    en: 'Your day: {{done}} done, {{open}} open',
    zh: '今日小结：完成 {{done}} 项，未完成 {{open}} 项',
  },
  'digest.day-body': {
    en: { one: 'Tomorrow’s list has 1 so far.', other: 'Tomorrow’s list has {{count}} so far.' },
    zh: '明天目前有 {{count}} 项。',
  },
  'digest.day-open': { en: 'My list', zh: '看今日待办' },
  'digest.weekday-1': { en: 'Monday', zh: '周一' },
  'digest.weekday-2': { en: 'Tuesday', zh: '周二' },
  'digest.weekday-3': { en: 'Wednesday', zh: '周三' },
  'digest.weekday-4': { en: 'Thursday', zh: '周四' },
  'digest.weekday-5': { en: 'Friday', zh: '周五' },
  'digest.weekday-6': { en: 'Saturday', zh: '周六' },
  'digest.weekday-7': { en: 'Sunday', zh: '周日' },
} as const satisfies Catalog
