import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'

type Words = { readonly zh: RegExp; readonly en: RegExp }

const noAnswer: Words = {
  zh: /[没未无](?:有)?(?:一?个?人)?(?:接通|打通|拨通|接听|接(?=$|[，。,.；;！!\s电我他她呢啊了])|应答|回应|回复|回音|动静|下文|反应|回(?=$|[，。,.；;！!\s我微消信短电邮话]))|(?:打|拨|电话)(?:了[^，。]{0,4})?(?:一直|都|也|还是|始终|总是)*(?:打|拨)?不通|(?:一直|都|也|还是|始终|总是|就是|死活)?不(?:接(?=$|[，。,.；;！!\s电我])|回(?=我|微信|消息|信息|短信|邮件|复))|拒接|挂断|直接挂|秒挂|按掉|掐掉|被挂|关机|停机|空号|占线|忙线|正在通话|无法接通|不在服务区|语音信箱|语音留言|(?:给|留)(?:他|她)?(?:的)?(?:语音)?留了?言|联系不[上到]|[没未]联系[上到]|找不到人|没找到人|没见[着到]|(?:人|他|她|总|经理)不在|不在(?:公司|办公室|单位|家|厂里|店里)|扑了?个?空|白跑|已读不回|石沉大海|没加上|没通过(?:好友|微信|验证)/gu,
  en: /\b(?:no (?:answer|reply|response|pick ?up|luck|show|joy)|no-show|not? (?:reached|reachable)|unreachable|(?:did ?n'?t|did not|does ?n'?t|has ?n'?t|have ?n'?t|won't|wouldn't|never|not|nobody|no one|no-one) (?:yet )?(?:pick(?:ed|ing|s)? up|answer(?:ed|ing|s)?|respond(?:ed|ing|s)?|repl(?:y|ied|ying)|call(?:ed)? (?:me |us )?back|get back|got(?:ten)? back|show(?:ed)?(?: up)?|turn(?:ed)? up)|(?:could ?n'?t|can ?'?t|cannot|could not|unable to|failed to|did ?n'?t|did not) (?:reach|get (?:hold of|through|him|her|them|anyone))|(?:line|phone|number) (?:was |is |kept )?(?:busy|off|dead|engaged|switched off|out of service|ringing)|rang out|out of (?:the )?office|not in(?: the office| today)?(?=$|[,.;!]|\s+(?:and|so|will|today))|ghost(?:ed|ing)|left (?:an? |him an? |her an? |them an? )?(?:message|voice ?mail|vm)|(?:straight )?to (?:voice ?mail|vm)|got (?:his |her |their |the |a )?(?:voice ?mail|vm|answering machine)|voice ?mail|hung up|stood (?:me|us) up|bounced)\b/giu,
}

/** After an attempt that failed: it came to something. */
const rescued: Words = {
  zh: /(?:后来|终于|第[二三]次|又打|再打|这次|这回|中午|下午|晚上|过了一会儿?|随后|接着)[^，。]{0,8}?(?<![没未不])(?:通了|接通|接了|打通|联系上|聊了|聊上|回了)|(?<![没未不])(?:回(?:了|过来)?(?:我|个|一个|一条|了个)*的?(?:电话|微信|消息|信息|短信|邮件|电)|打(?:了)?(?:过来|回来)|聊了|接通了|联系上了|微信上?(?:说|聊|回了|沟通))/gu,
  en: /\b(?:then|later|finally|eventually|second (?:try|time|attempt)|but|(?:s?he|they) (?:then )?)\b[^.;]{0,24}?\b(?:(?:called|rang|phoned|texted|messaged|wrote|emailed) (?:me |us )?back|answered|replied|picked up|got through|reached|spoke|talked)|(?<!never |n't |not |yet )\b(?:called|rang|phoned) (?:me |us )?back\b/giu,
}

const agreed: Words = {
  zh: /(?<![没未不]|没有|想|要|准备|打算|等|改天|回头|尽量)(?:约[好定上妥]|约(?:了|在|到)|已约|预约[了好到上]|敲定|(?:定|改|推|挪|延|改约|改期)(?:了|在|到|成)(?=[下这本明后今周星礼元节年月\d一二三四五六七八九十])|[说讲商](?:量)?好了?(?:[^，。]{0,6})(?=[下这本明后今周星礼元节年月\d]|再|见|时间)|确[定认](?:了|好)?(?:时间|日期|见面|行程)|时间定|答应(?:了)?(?:见|过来|来|面谈|我们?过去|[下周明后]))|(?<![没未不想要再去备算等个]|没有)约(?=[下这本明后](?!属)|周[一二三四五六日天]|星期|礼拜|\d{1,2}(?:月\d{1,2})?[日号][^，。]{0,8}(?:上门|拜访|见|面谈|演示|开会|过去|聊|谈|来))|同意(?:见面|面谈|来|过来|我们?过去|上门|拜访|[下周明后])/gu,
  en: /(?<!not |n't |yet to be |to be |never |trying to get a |want(?:s|ed)? a )\b(?:(?:we )?agreed (?:to (?:meet|talk|speak|catch up|see|do (?:a|the)|(?:have )?an? (?:\w+ )?(?:call|meeting|demo|visit))|(?:on )?(?:an? )?(?:\w+ )?(?:call|meeting|demo|visit|date|time|follow-?up|lunch|slot)|on (?=mon|tue|wed|thu|fri|next|\d))|date agreed|(?:booked|scheduled|arranged|pencill?ed in|locked in|set up|fixed|confirmed) (?:(?:him|her|them|us|it|an?|the|another|our|follow-?up|next|quick|short|site|zoom|teams|video|product|phone|lunch|second|first|new) ){0,4}(?:call|meeting|demo|visit|lunch|coffee|appointment|slot|time|date|session|walk-?through|trial|in|for|on|tomorrow|next)|(?:meeting|demo|call|visit|lunch|appointment|date|follow-?up) (?:is |was |has been |now )?(?:set|booked|agreed|confirmed|scheduled|arranged|fixed|on (?:the calendar|mon|tue|wed|thu|fri))|rescheduled (?:to|for)|moved (?:it|the \w+|our \w+) to|(?:i'm|we're|i am|we are) (?:seeing|meeting|visiting)|(?:we'll|we will|i'll|i will) (?:meet|see|visit)|appointment (?:on|for|at|next|tomorrow)|booked(?=$|[,.;!]|\s+(?:mon|tue|wed|thu|fri|next|tomorrow)))/giu,
}

const notNeeded: Words = {
  zh: /暂不?(?:时)?(?:都|也|还)?不(?:需要|要|考虑|买|采购|用|换|续)|暂不(?:需要|考虑|采购|续)|(?:现在|目前|今年|最近|近期|短期内?|这(?:个月|阵子|段时间))(?:都|也|还|暂时)?(?:不(?:需要|要|考虑|买|采购|打算)|没(?:有)?(?:需求|需要|计划|打算|预算))|不(?:太|怎么|是很)?感兴趣|没(?:有)?(?:什么|啥|多大)?兴趣|没(?:有)?(?:新的?|什么|啥|这方面的?|相关的?|采购)?(?:需求|需要(?!的?时)|采购计划|预算)|用不[着上到]|不用了|不要了|不考虑(?!价格|成本|其他)|先不(?:要|买|考虑|采购|做|弄|换|上|续)|不(?:着)?急着?(?:买|采购|换|要)|(?:已经|都|刚)(?:跟|从|找|在)?[^，。]{0,6}?(?:别家|别人家|其他家|另一家|同行)[^，。]{0,4}(?:买|订|签|定|拿)了?|(?:买|订|换|签|选)了?(?:别|其他|另一)家|有(?:了)?(?:固定|稳定|合作)的?(?:供应商|合作方|渠道|厂家)|不想(?:买|要|换|合作)|库存(?:还)?(?:很|比较|挺)?(?:够|多|足)|还?够用|(?:明年|以后|年后|过(?:阵子|段时间)|下(?:个)?(?:季度|半年))再(?:说|看|考虑|议)|再说吧|(?:别|不要)再?(?:打|联系|发)了|(?<![要还])不需要(?=$|[，。,.；;！!\s了的吧啊呢我你])|(?:婉言?)?拒绝了/gu,
  en: /\b(?:not (?:really |very |at all |currently )?interested|no interest|no (?:more )?need|(?:do(?:es)?n'?t|does not|do not|won't) (?:really |currently )?(?:need|want) (?:it|one|this|that|us|anything|more|any|an?)\b|not (?:right )?now|not at (?:the|this) (?:moment|time)|not (?:for|this|until|before) (?:now|this|next|the|year|quarter|month|january|q\d)|no budget|budget(?:'s| is| was)? (?:cut|gone|frozen|spent)|budget freeze|(?:already|just) (?:bought|signed|went|ordered) (?:\w+ ){0,3}(?:elsewhere|with|from)|went with (?:someone|another|a|the) (?:else|competitor|vendor|supplier|other)|(?:chose|picked) (?:someone else|a competitor|another)|(?<!not |n't |un)happy with (?:their|the (?:current|one|supplier)|what they)|pass(?:ing|ed)? (?:on it|on this|on that|for now|this time)|maybe (?:later|next year|another time)|stop (?:calling|contacting|emailing)|on hold|all set|fully stocked|enough stock|turned (?:it|us|me) down|declined(?! in)|said no\b|(?:we're|they're|are|is) good for now)/giu,
}

const reached: Words = {
  zh: /聊了|打通|让我|要我|让把|通了|接通了|联系上|沟通了|说|问|反馈|表示|提到|觉得|答应|见了|见到|拜访了|回复了|要(?=报价|资料|样品|合同|发票)/gu,
  en: /\b(?:spoke|talked|chatted|reached|answered|said|says|told|asks?|asked|wants?|wanted|met|visited|mentioned|discussed|replied|needs?|complained|thinks|likes?)\b/giu,
}

const lastAt = (text: string, { zh, en }: Words): number =>
  Math.max(-1, ...[zh, en].flatMap((pattern) => [...text.matchAll(pattern)].map(({ index }) => index)))

const firstAt = (text: string, { zh, en }: Words): number => {
  const places = [zh, en].flatMap((pattern) => [...text.matchAll(pattern)].map(({ index }) => index))
  return places.length === 0 ? -1 : Math.min(...places)
}

/** Where a note first tells of an attempt that failed; -1: nowhere. */
export const failedAt = (text: string): number => firstAt(text, noAnswer)

/** How a touch ended, by what a note tells of it; undefined where it says nothing of that. */
export function outcomeTold(text: string): TouchOutcome | undefined {
  const failed = failedAt(text)
  if (failed >= 0 && lastAt(text, rescued) < failed) return 'no-answer'
  if (firstAt(text, agreed) >= 0) return 'agreed'
  if (firstAt(text, notNeeded) >= 0) return 'not-needed'
  return failed >= 0 || firstAt(text, reached) >= 0 ? 'reached' : undefined
}
