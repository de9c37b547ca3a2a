import type { Channel } from '#src/domain/event.ts'
import { clausesOf } from './plain-speech.ts'

type Deed = readonly [channel: Channel, zh: RegExp, en: RegExp]

const them = '(?:他|她|他们|客户|对方|人家|我|[^，。,.]{1,4}(?:总|经理|工|姐|哥|老师|主任|老板))?'

/** What people say they did, by channel: deeds, since the bare word may be a request (发个邮件给他). */
const deeds: readonly Deed[] = [
  [
    'phone',
    new RegExp(
      `[打拨通回接去][了过完到]?(?:[一两三几]?[个通次])?${them}的?电[话华化]|电话(?=里|中|上|沟通|联系|聊|说|没|打|响|一?直?不通|接|回访|没人|通了)|通了?话|来电|致电|去电|打了?(?:[一两二三四五六几好0-9]+[次遍回]|过去|通)|都不接|[没未](?:有)?(?:人)?(?:接通|打通|接听)|打不通|拨不通|关机|占线|忙线|无法接通|语音信箱|语音留言|挂断|拒接|打给`,
      'gu',
    ),
    /(?:^|\b(?:i|we|just|have|has|he|she|they|customer|and|today|yesterday|morning|also|again|finally|then)\s)(?:re-?)?called\b|\b(?:phoned|rang|dialled|dialed|on the phone|by phone|over the phone|(?:phone|video|zoom|teams) (?:call|chat)|had an? (?:\w+ )?(?:\w+ )?call|(?:good|great|quick|short|long|bad) call|call with|voice ?mail|hung up|tried (?:calling|ringing|to (?:call|ring|phone))|got through|pick(?:ed|ing)? up|spoke (?:\w+ ){0,3}on the phone)\b/giu,
  ],
  [
    'wechat',
    new RegExp(
      `(?:企业)?微信(?=上|里|聊|说|沟通|联系|回|发|跟|问|没|找|语音|视频|给|群|留言)|(?:发|回|加|用)了?[个条]?${them}的?(?:企业)?微信|企微(?=上|里|聊|说|沟通|联系|回|发|跟|问|没|找|给|群)|(?:私聊|群里)(?=聊|说|问|回|@|发)|(?:不|没)回(?:我)?(?:微信|消息)|已读不回`,
      'gu',
    ),
    /\b(?:we ?chat(?:ted)?|wecom|weixin)\b/giu,
  ],
  [
    'mail',
    new RegExp(
      `[发回写收][了到过]?(?:一?封|个)?(?:给)?${them}的?(?:电子)?(?:邮件|电邮)|(?:邮件|电邮)(?=里|中|上|回|沟通|说|没|发|往来|确认)`,
      'gu',
    ),
    /\b(?:e-?mailed|(?:by|via|over) e-?mail|(?:sent|got|wrote|received|had) (?:him |her |them |me |us )?(?:an? |his |her |their |the |another )?(?:\w+ )?e-?mail|e-?mail (?:from|exchange|back)|(?:replied|answered) (?:to my e-?mail|by e-?mail)|bounced)\b/giu,
  ],
  [
    'sms',
    /[发回]了?[个条]?(?:给)?(?:他|她|客户|对方)?的?短信|短信(?=回|说|没|里|问|通知)/gu,
    /\b(?:texted|by text|by sms|sms|sent (?:him |her |them )?an? (?:text|sms)|text (?:from|back))\b/giu,
  ],
  [
    'social',
    /(?:微博|抖音|小红书|朋友圈)(?=上|里|私信|评论|点|留言|聊|回)|(?:微博|抖音|小红书)/gu,
    /\b(?:on |via |over )?linkedin\b/giu,
  ],
  [
    'event',
    /(?:展会|展览会|沙龙|论坛|峰会|发布会|交流会|博览会|年会|活动)(?=上|现场|里|中|期间|遇|碰|见|认识)/gu,
    /\b(?:at|from|during) (?:the |an? |our |their )?(?:\w+ )?(?:trade (?:fair|show)|fair|expo|exhibition|conference|webinar|event|booth|show)\b/giu,
  ],
  [
    'visit',
    /拜访|上门|登门|面谈|面聊|当面|见了|见到|见着|没见[到着]|见面|会面|吃了?个?[顿]?饭|喝了?个?(?:茶|咖啡|酒)|去了?(?:一?趟|他们|客户|现场)|跑了一?趟|白跑|到了?(?:他们|客户)(?:公司|厂|店|那|办公)|来(?:我们)?公司(?=了|看|参观|谈)|去.{0,8}(?:公司|工厂|厂里|店里|门店|现场)(?=聊|谈|看|坐|了|见|做|拜)|参观|过去(?:聊|谈|看)了/gu,
    /\b(?:visited|met|(?:good|great|quick|short|long|had an?) (?:\w+ )?(?:meeting|lunch|coffee|dinner|visit)|(?:stopped|dropped|popped|swung) (?:by|in)|on[ -]?site|at their (?:office|factory|shop|plant|site|place|warehouse)|went (?:to see|to their|over|round)|in person|face[ -]to[ -]face|toured|came (?:to|by|into) (?:our|the) (?:office|shop|showroom)|saw (?:him|her|them))\b/giu,
  ],
]

/** Before a deed in its clause: it is yet to be done, or asked for. */
const ahead =
  /约|敲定|说好|再|下次|下回|要|让|叫|想|准备|打算|计划|等|改天|回头|晚点|稍后|希望|安排|记得|提醒|争取|明[天儿早]|后天|大后|下周|下下|下个?月|节后|年后|可以|能不能|请|麻烦|\b(?:can you|will|(?:i|we|he|she|they)'ll|wants?|wanted|next|please|later|tomorrow|let's|ask(?:s|ed)?|book(?:ed)?|schedul\w*|agreed?|arranged?|should|need(?:s|ed)? to|going to|prefers?|to|for|set up|set)\b/iu

/** What is done, though such a word stands before it: 再次拜访了. */
const isDone = (said: string, after: string): boolean =>
  /了|过(?!去)|到$|不|没/u.test(said) || /^(?:了|过|完)/u.test(after)

/** The meeting is what is spoken of, and not what was done. */
const isMoved = /^\s*(?:改|推|定|延|取消|时间|is |was |has |will |set )/iu

/** The channel that a note tells of, by what was done; of several the first. Undefined where it tells of none. */
export function channelTold(text: string): Channel | undefined {
  const found = clausesOf(text).flatMap(({ text: clause, from }) =>
    deeds.flatMap(([channel, zh, en]) =>
      [zh, en].flatMap((pattern) =>
        [...clause.matchAll(pattern)]
          .filter(({ index, 0: said }) => {
            const [before, after] = [clause.slice(0, index), clause.slice(index + said.length)]
            return !isMoved.test(after) && (isDone(said, after) || !ahead.test(before))
          })
          .map(({ index }) => ({ channel, at: from + index })),
      ),
    ),
  )
  const [first] = found.toSorted((a, b) => a.at - b.at)
  // Whoever was met at a fair was met there.
  const isAtEvent = first?.channel === 'visit' && found.some(({ channel }) => channel === 'event')
  return isAtEvent ? 'event' : first?.channel
}
