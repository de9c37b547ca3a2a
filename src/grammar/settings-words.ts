import { type Channel, channels } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Surface, UserSettings } from '#src/domain/user.ts'

type MuteKind = NonNullable<NonNullable<NonNullable<UserSettings['mutes']>[number]>['kind']>

/** What is to be muted: a kind of message, a channel's reminders, or whatever customer these words name. */
export type Mutable =
  | { readonly kind: MuteKind }
  | { readonly channel: Channel }
  | { readonly customer: string }

/** One setting as typed. */
export type SettingsWords =
  | { readonly set: 'language'; readonly to: Locale }
  | { readonly set: 'zone'; readonly to: string }
  | { readonly set: 'quiet'; readonly from: string; readonly to: string }
  | { readonly set: 'quiet'; readonly usual: true }
  | { readonly set: 'surface'; readonly to: Surface }
  | { readonly set: 'morning' | 'daily'; readonly to: 'on' | 'off' }
  | { readonly set: 'mute' | 'unmute'; readonly what: Mutable }

const setters: readonly (readonly [SettingsWords['set'], RegExp])[] = [
  ['language', /^(?:language|语言)\s?/iu],
  ['zone', /^(?:time ?zone|zone|时区)\s?/iu],
  ['quiet', /^(?:quiet hours|quiet|免打扰时段|免打扰)\s?/iu],
  ['surface', /^(?:surface|on|渠道|接收渠道)\s?/iu],
  ['morning', /^(?:morning list|morning|早间清单|今日待办)\s?/iu],
  ['daily', /^(?:daily summary|daily|每日小结|日报)\s?/iu],
  ['unmute', /^(?:unmute|取消静音)\s?/iu],
  ['mute', /^(?:mute|静音)\s?/iu],
]

const languages: Readonly<Record<string, Locale>> = {
  en: 'en',
  english: 'en',
  英文: 'en',
  英语: 'en',
  zh: 'zh',
  chinese: 'zh',
  中文: 'zh',
}
const switches: Readonly<Record<string, 'on' | 'off'>> = {
  on: 'on',
  off: 'off',
  开: 'on',
  开启: 'on',
  关: 'off',
  关闭: 'off',
}
const surfaces: Readonly<Record<string, Surface>> = {
  terminal: 'terminal',
  终端: 'terminal',
  playground: 'playground',
  体验台: 'playground',
  slack: 'slack',
  wecom: 'wecom',
  企业微信: 'wecom',
}
const kinds: Readonly<Record<string, MuteKind>> = {
  'tier-change': 'tier-change',
  'tier changes': 'tier-change',
  等级变动: 'tier-change',
  'early-warning': 'early-warning',
  warnings: 'early-warning',
  降级预警: 'early-warning',
  reminder: 'reminder',
  reminders: 'reminder',
  提醒: 'reminder',
  question: 'question',
  questions: 'question',
  提问: 'question',
  occasion: 'occasion',
  occasions: 'occasion',
  生日纪念日: 'occasion',
}
const channelWords: Readonly<Record<string, Channel>> = {
  ...Object.fromEntries(channels.map((channel) => [channel, channel])),
  电话: 'phone',
  微信: 'wechat',
  邮件: 'mail',
  短信: 'sms',
  社交媒体: 'social',
  拜访: 'visit',
  活动: 'event',
}
const hours = /^(?<from>\d{1,2}(?:[:：]\d{2})?)\s?(?:-|–|—|~|to|到|至)\s?(?<to>\d{1,2}(?:[:：]\d{2})?)$/iu

/** Reads `language zh`, `quiet 22:00-07:00`, `mute warnings`, 时区 Asia/Shanghai; undefined: it says no setting. */
export function readSettings(words: string): SettingsWords | undefined {
  for (const [set, pattern] of setters) {
    if (!pattern.test(words)) continue
    const value = words.replace(pattern, '').trim()
    return readers[set](value, set)
  }
  return undefined
}

const readers: Readonly<
  Record<SettingsWords['set'], (value: string, set: SettingsWords['set']) => SettingsWords | undefined>
> = {
  language: (value) => withTo('language', languages[value.toLowerCase()]),
  zone: (value) => withTo('zone', zoneNamed(value)),
  quiet: readQuiet,
  surface: (value) => withTo('surface', surfaces[value.toLowerCase()]),
  morning: (value) => withTo('morning', switches[value.toLowerCase()]),
  daily: (value) => withTo('daily', switches[value.toLowerCase()]),
  mute: (value) => readMute('mute', value),
  unmute: (value) => readMute('unmute', value),
}

const withTo = (set: string, to: string | undefined): SettingsWords | undefined =>
  to === undefined ? undefined : ({ set, to } as SettingsWords)

function readQuiet(value: string): SettingsWords | undefined {
  if (/^(?:usual|default|默认|恢复默认)$/iu.test(value)) return { set: 'quiet', usual: true }
  // Equal ends are no quiet hours at all.
  if (/^(?:off|none|关闭|关)$/iu.test(value)) return { set: 'quiet', from: '00:00', to: '00:00' }
  const found = hours.exec(value)?.groups
  const [from, to] = [timeOf(found?.['from']), timeOf(found?.['to'])]

  return from === undefined || to === undefined ? undefined : { set: 'quiet', from, to }
}

function timeOf(text: string | undefined): string | undefined {
  const [hour = '', minute = '00'] = (text ?? '').replace('：', ':').split(':')
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}

function readMute(set: 'mute' | 'unmute', value: string): SettingsWords | undefined {
  if (value === '') return undefined
  const word = value.toLowerCase()
  const [kind, channel] = [kinds[word], channelWords[word.replace(/^(?:channel|渠道)\s?/u, '')]]
  return { set, what: kind ? { kind } : channel ? { channel } : { customer: value } }
}

/** As calendars spell it; undefined where they know none of that name. */
function zoneNamed(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
