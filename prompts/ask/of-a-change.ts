/** A command that changes something, with the words that stand behind the customer. */
export type Change = { readonly command: string; readonly words: string }

type Rule = {
  readonly command: string
  readonly pattern: RegExp
  words?(groups: Readonly<Record<string, string | undefined>>): string
}

/** What is said beside the customer, as one types it behind the name. */
const beside = (text: string | undefined): string =>
  (text ?? '')
    .replace(/(?:给|跟|和|对|向|去|把)?§(?:那边|这家|公司|客户)?(?:的(?!时候))?/u, ' ')
    .replace(/^\s*(?:to|about|that i should|that)\s+/iu, '')
    .replace(/\s+(?=[,，;；])|(?<=\s)\s+/gu, '')
    .replace(/^[\s,，:：;；.。]+|[\s,，;；.。]+$/gu, '')

const besideEn = (text: string | undefined): string =>
  beside((text ?? '').replace(/(?:\b(?:at|with|to|from|of|for|about)\s+)?§(?:['’]s\b)?/iu, '§'))

/** A channel as one types it; a message or a text is of whichever channel comes next. */
const channelSaid = (how = ''): string =>
  /^(?:邮件|微信|短信|e-?mail|mail|sms|wechat)$/iu.test(how) ? how : ''

const zhDay = '[^，,。？?]*(?:[周天日号月期]|小时|分钟)[^，,。？?]*'
const enDay = String.raw`[^,.?]*\b(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|next|week|days?|month|\d)[^,.?]*`

/** Each is the whole of what was said; whatever it leads to is shown to the person first. */
const rules: readonly Rule[] = [
  {
    command: 'remind',
    pattern: /^(?:记得)?(?<before>[^？?]*?)提醒(?:一下|下)?我(?:一下)?(?<after>[^？?]*)$/u,
    words: ({ before, after }) => `${beside(before)} ${beside(after)}`.trim(),
  },
  {
    command: 'remind',
    pattern: /^remind me (?<after>[^?]*)$/iu,
    words: ({ after }) => besideEn(after),
  },
  {
    command: 'snooze',
    pattern: new RegExp(
      `^把?§的?(?:提醒|跟进|待办)?(?:推迟|推|延后|延|改|挪)(?:到|至)(?<when>${zhDay})$`,
      'u',
    ),
    words: ({ when }) => when ?? '',
  },
  {
    command: 'snooze',
    pattern: new RegExp(
      `^(?:postpone|push|snooze|put off|delay) §(?:['’]s reminder)? (?:to|until|till|for) (?<when>${enDay})$`,
      'iu',
    ),
    words: ({ when }) => when ?? '',
  },
  {
    command: 'snooze',
    pattern:
      /^把?§的?(?:提醒|跟进|待办)?(?:再|先)?(?:往后|向后)?(?:推迟|推|延后|延|挪|拖)(?<when>(?:[一二两三四五六七八九十\d]+|半)个?(?:天|周|星期|礼拜|月))$/u,
    words: ({ when }) => `${when ?? ''}后`,
  },
  {
    command: 'snooze',
    pattern:
      /^(?:postpone|push|snooze|put|delay|move) § (?:back |off )?(?:by |for )?(?<when>(?:an?|one|two|three|four|six|\d+) (?:day|week|month)s?)$/iu,
    words: ({ when }) => `in ${when ?? ''}`,
  },
  {
    command: 'override',
    pattern:
      /^(?:把§(?:这个客户|这家)?(?:的等级|等级)?(?:手动)?(?:调|改|升|降|定|设)|§(?:的等级|等级)?(?:手动)?(?:调|改|定|设))(?:级)?(?:成|为|到)(?<tier>[a-e])(?:级|类)?(?:客户)?(?:[，,；; ]*(?:因为|由于|原因是|理由是|原因[：:]|理由[：:])(?<why>[^？?]+))?$/iu,
    words: ({ tier, why }) => `${tier?.toUpperCase() ?? ''} ${why ?? ''}`,
  },
  {
    command: 'override',
    pattern:
      /^(?:make|set|move|pin|override) § (?:(?:to|as|an?|in|into) )?(?:tier )?(?<tier>[a-e])(?:[,:]? (?:because(?: of)?|since|due to) (?<why>[^?]+))?$/iu,
    words: ({ tier, why }) => `${tier?.toUpperCase() ?? ''} ${why ?? ''}`,
  },
  {
    command: 'problem',
    pattern:
      /^(?:开|提|建|报)(?:一?[个张条])?(?:工单|问题)[：:，, ]*(?:给|关于)?§的?[：:，, ]*(?<what>[^？?]+)$|^给§(?:开|提|建|报)(?:一?[个张条])?工单[：:，, ]+(?<also>[^？?]+)$/u,
    words: ({ what, also }) => what ?? also ?? '',
  },
  {
    command: 'problem',
    pattern:
      /^(?:open|create|file|raise|report) an? (?:ticket|problem|issue|case) (?:for|with|at|on) §[,:;]? (?<what>[^?]+)$/iu,
    words: ({ what }) => what ?? '',
  },
  {
    command: 'draft',
    pattern:
      /^给§(?:写|拟|编|起草)(?:一?[封条段个份])?(?<how>邮件|微信|短信|消息|话术|话)(?:[，,]? ?(?<topic>(?:关于|谈|说|聊)[^？?]+))?$|^(?:写|拟|编|起草)(?:一?[封条段个份])?(?<by>邮件|微信|短信|消息|话术|话)(?:给|发给)§[，,]? ?(?<about>(?:关于|谈|说|聊)[^？?]+)$/u,
    words: ({ how, topic, by, about }) => `${channelSaid(how ?? by)} ${topic ?? about ?? ''}`,
  },
  {
    command: 'draft',
    pattern:
      /^(?:write|draft|prepare|compose)(?: me)? (?:§ )?an? (?:short |quick |follow-?up )*(?<how>e-?mail|mail|sms|text|wechat|message|note)(?: (?:to|for) §)?(?<topic> (?:about|on|regarding) [^?]+)$/iu,
    words: ({ how, topic }) => `${channelSaid(how)}${topic ?? ''}`,
  },
  {
    command: 'assign',
    pattern:
      /^把?§(?:这个客户|这家|客户)?(?:转交给|转给|交给|分给|分配给)\s?(?<who>[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)?)$/u,
    words: ({ who }) => `给 ${who ?? ''}`,
  },
  {
    command: 'assign',
    pattern:
      /^(?:assign|transfer|hand over|hand|give|pass) § (?:over )?to @?(?<who>[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)?)$/iu,
    words: ({ who }) => `to ${who ?? ''}`,
  },
  {
    command: 'log',
    pattern:
      /^(?:记一下|记一笔|记录一下|记录下|记下来?|写个跟进|写一条跟进|写条跟进|记个跟进)[:：，, ]*(?<rest>[^？?]*§[^？?]*)$/u,
    words: ({ rest }) => beside(rest?.replace(/^(?:我)?(?:刚刚|刚才|刚)?/u, '')),
  },
  {
    command: 'log',
    pattern:
      /^(?:我)?(?:今天|上午|下午|早上|中午)?(?:我)?(?:刚刚|刚才|刚)(?:给|跟|和|去)?(?<rest>(?:联系|拜访|见|电话)?(?:了|过)?§[^？?]*(?:电话|微信|邮件|短信|拜访|见面|聊|谈|联系|通话)?[^？?]*)$/u,
    words: ({ rest }) => beside(rest),
  },
  {
    command: 'log',
    pattern:
      /^(?:我)?(?<rest>(?:今天|昨天|前天|上午|下午|早上|中午|昨晚|周[一二三四五])(?:上午|下午|早上|中午)?(?:我)?(?:已经)?(?:给|跟|和|去|在)?§(?:那边|家)?(?:打了|打过|通了|通过|聊了|聊过|谈了|谈过|发了|发过|见了|见过|拜访了|拜访过|开了|吃了)[^？?]*|(?:今天|昨天|前天|上午|下午|早上|中午)(?:上午|下午)?(?:我)?(?:去)?(?:拜访|见|联系|回访)(?:了|过)§[^？?]*)$/u,
    words: ({ rest }) => beside(rest),
  },
  {
    command: 'log',
    pattern:
      /^(?:i(?:['’]ve| have)? )?(?:just )?(?<did>called|phoned|rang|spoke (?:to|with)|talked (?:to|with)|met|visited|e-?mailed|texted|messaged) §(?<rest>[^?]*)$/iu,
    words: ({ did, rest }) => beside(`${did?.replace(/ (?:to|with)$/iu, '') ?? ''}${rest ?? ''}`),
  },
  {
    command: 'log',
    pattern:
      /^(?:i(?:['’]ve| have)? )?(?:just )?(?:had|did|made) an? (?<did>call|meeting|visit|chat) (?:with|to|at) §(?<rest>[^?]*)$/iu,
    words: ({ did, rest }) => beside(`${did ?? ''}${rest ?? ''}`),
  },
  {
    command: 'log',
    pattern:
      /^(?<rest>§(?:那边)?(?:刚才|刚刚|今天|上午|下午)*(?:打过去|打电话|打了电话|电话)(?:一直)?(?:没人接|没接通?|打不通|不接|无人接听))(?:听)?$/u,
    words: ({ rest }) => beside(rest),
  },
  {
    command: 'log',
    pattern:
      /^(?<rest>§ (?:(?:did not|didn['’]t) (?:pick up|answer|reply|respond)|(?:was|is) not (?:there|in|available)|no (?:answer|reply))[^?]*)$/iu,
    words: ({ rest }) => besideEn(rest),
  },
  {
    command: 'log',
    pattern: /^(?:log|note|write down|make a note)(?: that)?[:,]? (?<rest>[^?]*§[^?]*)$/iu,
    words: ({ rest }) => besideEn(rest?.replace(/^i (?:just )?/iu, '')),
  },
  {
    command: 'done',
    pattern: /^§(?:那边)?(?:已经|都|今天)*(?:跟进完了|跟进过了|跟完了|搞定了|做完了|完成了)$/u,
  },
  {
    command: 'done',
    pattern: /^(?:i['’]?m |i am )?(?:done|finished) with §$|^mark § (?:as )?done$|^§ is done$/iu,
  },
]

/** Said to be left, or put right in the same breath: none of it is what a rule may take up. */
const refused =
  /不对|不是|说错|更正|哦不|等等|等一下|(?:^|[\s,])(?:no,? wait|wait|i mean|sorry|rather|actually|scratch that)\b|别|不要|不用|无需|没有?提醒|取消|(?:^|\s)(?:don['’]?t|do not|never|stop|cancel|no need)\b/iu

/** What is to be changed of the customer that § stands for; undefined: nothing, or not for sure. */
export function changeIn(said: string): Change | undefined {
  if (refused.test(said) || said.split('§').length !== 2) return undefined
  for (const { command, pattern, words } of rules) {
    const match = pattern.exec(said)
    if (match) return { command, words: words?.(match.groups ?? {}).trim() ?? '' }
  }
  return undefined
}
