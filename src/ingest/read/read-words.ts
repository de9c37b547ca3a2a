import type { Channel } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Role } from '#src/domain/user.ts'

type Words<T> = readonly (readonly [T, readonly string[]])[]

const channelWords: Words<Channel> = [
  ['phone', ['电话', '通话', '语音', '呼出', '呼入', '去电', '来电', 'phone', 'call', 'telephone']],
  ['wechat', ['企业微信', '微信', '企微', 'wechat', 'wecom', 'weixin']],
  ['mail', ['邮件', '电邮', '邮箱', 'mail', 'email', 'e mail']],
  ['sms', ['短信', 'sms', 'text message', 'text']],
  ['visit', ['拜访', '上门', '面谈', '来访', '到访', 'visit', 'meeting', 'on site', 'face to face']],
  ['event', ['活动', '展会', '会议', '沙龙', 'event', 'trade fair', 'webinar', 'exhibition']],
  ['web', ['官网', '网站', '在线咨询', '网页', 'web', 'website', 'online chat', 'live chat']],
  [
    'social',
    ['抖音', '小红书', '微博', '朋友圈', 'qq', 'social', 'linkedin', 'facebook', 'whatsapp', 'instagram'],
  ],
  ['other', ['其他', '其它', 'other']],
]

const directionWords: Words<'in' | 'out'> = [
  [
    'in',
    [
      '呼入',
      '来电',
      '来访',
      '客户主动',
      '被动',
      '客户',
      '进',
      'in',
      'inbound',
      'incoming',
      'received',
      'customer',
    ],
  ],
  [
    'out',
    ['呼出', '去电', '外呼', '主动', '我方', '销售', '出', 'out', 'outbound', 'outgoing', 'sent', 'us'],
  ],
]

const outcomeWords: Words<boolean> = [
  [
    false,
    [
      '未接通',
      '没接通',
      '未接',
      '无人接听',
      '未回复',
      '没回复',
      '无应答',
      '拒接',
      '空号',
      '关机',
      '停机',
      '否',
      '失败',
    ],
  ],
  [
    false,
    [
      'unanswered',
      'no answer',
      'not answered',
      'no reply',
      'missed',
      'voicemail',
      'busy',
      'no',
      'false',
      '0',
      'failed',
    ],
  ],
  [true, ['已接通', '接通', '已回复', '回复', '已接', '有效', '成功', '是', '已联系', '已约', '达成']],
  [true, ['answered', 'replied', 'reached', 'connected', 'yes', 'true', '1', 'completed', 'done', 'success']],
]

const roleWords: Words<Role> = [
  ['admin', ['管理员', '系统管理员', 'admin', 'administrator']],
  [
    'manager',
    ['经理', '主管', '销售经理', '总监', '区域经理', 'manager', 'sales manager', 'team lead', 'director'],
  ],
  ['service', ['客服', '客户服务', '服务', 'service', 'support', 'customer service', 'service desk']],
  [
    'rep',
    [
      '销售',
      '业务员',
      '销售代表',
      '销售员',
      '客户经理',
      '员工',
      'rep',
      'sales',
      'sales rep',
      'salesperson',
      'agent',
    ],
  ],
]

const kindWords: Words<'customer' | 'prospect'> = [
  [
    'prospect',
    [
      '潜在客户',
      '潜在',
      '线索',
      '意向客户',
      '意向',
      '未成交',
      '否',
      '公海',
      'prospect',
      'lead',
      'no',
      'open',
    ],
  ],
  [
    'customer',
    [
      '客户',
      '成交客户',
      '已成交',
      '正式客户',
      '老客户',
      '成交',
      '是',
      'customer',
      'client',
      'active',
      'won',
      'yes',
    ],
  ],
]

const localeWords: Words<Locale> = [
  ['zh', ['zh', 'zh cn', 'zh hans', 'cn', '中文', '简体中文', 'chinese']],
  ['en', ['en', 'en us', 'en gb', '英文', '英语', 'english']],
]

/** A word in full first, then a word inside the text, in the order of the table. */
function readWord<T>(words: Words<T>, text: string, inside: boolean): T | undefined {
  const clean = normaliseName(text)
  if (clean === '') return undefined
  const full = words.find(([, names]) => names.includes(clean))
  if (full || !inside) return full?.[0]
  return words.find(([, names]) => names.some((name) => name.length > 1 && holds(clean, name)))?.[0]
}

const holds = (text: string, name: string): boolean =>
  /\p{Script=Han}/u.test(name) ? text.includes(name) : ` ${text} `.includes(` ${name} `)

/** `电话`, `微信沟通`, `Phone call` … */
export const readChannel = (text: string): Channel | undefined => readWord(channelWords, text, true)
/** `呼入`, `inbound` …: who began. */
export const readDirection = (text: string): 'in' | 'out' | undefined => readWord(directionWords, text, true)
/** `未接通` false, `已回复` true …: did anyone answer? */
export const readOutcome = (text: string): boolean | undefined => readWord(outcomeWords, text, true)
/** `主管`, `sales` … The whole word only: a role is never guessed from a part of a title. */
export const readRole = (text: string): Role | undefined => readWord(roleWords, text, false)
/** `潜在客户`, `customer` … */
export const readKind = (text: string): 'customer' | 'prospect' | undefined =>
  readWord(kindWords, text, false)
/** `中文`, `en-US` … */
export const readLocale = (text: string): Locale | undefined => readWord(localeWords, text, false)
