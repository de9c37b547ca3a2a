import type { Channel } from '#src/domain/event.ts'
import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'

export type Rating = 1 | 2 | 3 | 4 | 5

/** What somebody typed of a touch; what is absent was not said. */
export type TouchWords = {
  readonly channel?: Channel
  readonly outcome?: TouchOutcome
  readonly satisfaction?: Rating
  /** What is left once channel, outcome and rating are taken off its head. */
  readonly note: string
}

type Named<Value> = readonly (readonly [value: Value, pattern: RegExp])[]

/** Each at the head of the words; the longest spelling first. */
const channelWords: Named<Channel> = [
  ['phone', /^(?:by )?(?:phoned|phone call|phone|called|calls?|rang)\b|^(?:打了?电话|电话|通话|致电|去电)/iu],
  ['wechat', /^(?:by )?(?:we ?chat|wecom|weixin)\b|^(?:企业微信|企微|微信)/iu],
  ['mail', /^(?:by )?(?:e-?mailed|e-?mail|mail)\b|^(?:电子邮件|邮件|电邮|邮箱)/iu],
  ['sms', /^(?:by )?(?:sms|texted|text message)\b|^短信/iu],
  [
    'social',
    /^(?:on )?(?:social media|social|linkedin|weibo)\b|^(?:社交媒体|社媒|朋友圈|微博|抖音|小红书)/iu,
  ],
  ['visit', /^(?:visited|visit|met|meeting)\b|^(?:上门拜访|拜访|上门|面谈|见面)/iu],
  ['event', /^(?:at an? )?(?:event|trade fair|fair|exhibition)\b|^(?:活动|展会|沙龙)/iu],
]

const outcomeWords: Named<TouchOutcome> = [
  [
    'no-answer',
    /^(?:no answer|no-answer|not reached|unreachable|voicemail|no reply)\b|^(?:没接通|未接通|没接|未接|无人接听|没人接|没回|未回复?)/iu,
  ],
  [
    'not-needed',
    /^(?:not now|not[ -]needed|no need|not interested)\b|^(?:暂不需要|暂时不需要|不需要|暂时不要)/iu,
  ],
  ['agreed', /^(?:date agreed|agreed|booked|appointment)\b|^(?:已约|约好了?|约了)/iu],
  [
    'reached',
    /^(?:reached|spoke|talked|answered|connected)\b|^(?:已联系|联系上了?|已接通|接通了?|已沟通|聊了)/iu,
  ],
]

const ratingWords =
  /(?:^|[\s,，;；])(?:satisfaction|rating|rated|满意度|评分)[\s:：]*(?<a>[1-5])(?:\s*(?:\/|of|out of)\s*5|分)?(?![\d.])|(?:^|[\s,，;；])(?<b>[1-5])\s*(?:\/\s*5|分)(?![\d.])/iu

const separators = /^[\s,，:：;；、.。·-]+/u

/** `phone reached: wants a quote`, 电话 已联系 要报价 满意度4. */
export function readTouchWords(text: string): TouchWords {
  const rated = ratingWords.exec(text)
  const rating = rated?.groups?.['a'] ?? rated?.groups?.['b']
  const head = (rated ? text.replace(rated[0], ' ') : text).replace(separators, '')
  const { rest, ...said } = channelAndOutcome(head)

  return {
    ...said,
    ...(rating === undefined ? {} : { satisfaction: Number(rating) as Rating }),
    note: rest
      .replace(/\s+/gu, ' ')
      .replace(/[\s,，;；、]+$/u, '')
      .trim(),
  }
}

/** What follows such a verb is whom, and no note. */
const takesObject = /(?:called|phoned|rang|mailed|texted|visited|met)\s$/iu

/**
 * Whether a text is typed as the command is taught, its channel or outcome at its head and set off from the rest: what
 * follows a channel without a mark is a sentence (微信上聊了…, `met Li for lunch`).
 */
export function isTouchInOrder(text: string): boolean {
  const head = text.replace(separators, '')
  const { channel, outcome, rest } = channelAndOutcome(head)
  if (outcome !== undefined) return true
  const before = head.slice(0, head.length - rest.length)
  return channel !== undefined && (rest === '' || (/[\s\p{P}]$/u.test(before) && !takesObject.test(before)))
}

type Head = Pick<TouchWords, 'channel' | 'outcome'> & { readonly rest: string }

/** Either may come first, and either may be missing. */
function channelAndOutcome(text: string): Head {
  const channel = headOf(text, channelWords)
  const outcome = headOf(channel?.rest ?? text, outcomeWords)
  const late = channel ? undefined : headOf(outcome?.rest ?? text, channelWords)
  const by = channel ?? late

  return {
    ...(by ? { channel: by.value } : {}),
    ...(outcome ? { outcome: outcome.value } : {}),
    rest: late?.rest ?? outcome?.rest ?? channel?.rest ?? text,
  }
}

function headOf<Value>(text: string, words: Named<Value>): { value: Value; rest: string } | undefined {
  for (const [value, pattern] of words) {
    const match = pattern.exec(text)
    if (match) return { value, rest: text.slice(match[0].length).replace(separators, '') }
  }
  return undefined
}

/** Where a word of a touch stands against a name without a space: 阿里电话已联系. */
export const touchWordIn =
  /打了?电话|电话|通话|致电|企业微信|企微|微信|邮件|短信|拜访|上门|面谈|见面|活动|展会|没接通|未接|暂不需要|已约|约好|已联系|联系上|接通|已沟通|产品|服务|整体|投诉/u
