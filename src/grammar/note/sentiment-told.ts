import type { Sentiment } from '#src/domain/follow-up/sentiment.ts'

const bad = {
  zh: /太贵|嫌[^，。]{0,6}|贵了|有点贵|偏贵|价格(?:偏|太|有点|有些|比较|还是|实在)*高|不(?:太|怎么|是很|大|够)?(?:满意|高兴|开心|认可|信任|看好|耐烦|好用|专业)|没(?:那么|有)?(?:满意|耐心)|生气|火大|发火|发脾气|骂了?|抱怨|投诉|失望|质量(?:有|出)?(?:了)?问题|(?:又|老是|总是|经常)(?:坏|出问题|出故障|迟|延|拖)|态度(?:很|不|冷|差|一般)[^，。]{0,2}|冷淡|敷衍|犹豫|要?退货|退款|换(?:供应商|厂家)|[要想备算]找别家|(?:别|另一|其他)家(?:更|比我们)?(?:便宜|低)|比我们便宜|太慢|慢得|没人(?:管|处理|理)|不爽|吐槽|差评|不续(?:了|签)?|不想再/gu,
  en: /\b(?:too (?:expensive|pricey|dear|slow|late|high|complicated)|expensive|pricey|price (?:is |was |seems )?(?:too )?(?:high|concern|issue|steep|a problem)|(?:not|n't) (?:very |too |so |at all |really |that )?(?:happy|satisfied|pleased|impressed|keen|thrilled|convinced)|unhappy|annoyed|angry|upset|frustrat\w+|complain\w*|disappoint\w*|cold|grumpy|furious|cheaper (?:elsewhere|offer|quote|competitor|with|at)|late deliver\w*|deliver\w+ (?:was|were|is) late|slow deliver\w*|quality (?:issue|problem)s?|refund|cancel(?:led|ling|s)?|switching|hesitant|hesitates?|sceptical|skeptical|pushback|pushed back|fed up|not working|broken|broke again|unacceptable)\b/giu,
}

const good = {
  zh: /(?<![不没]|不太|不怎么|不是很|没什么|没啥|没有)(?:满意(?!度)|感兴趣|有兴趣|认可|喜欢|高兴|开心|期待|信任)|(?<!没)有意向|意向(?:很|比较|挺|蛮)?(?:强|大|高|明确)|(?<!服务态度)不错|(?<!不)(?:挺|很|非常|蛮)(?:好|顺利|爽快|痛快|热情|配合)|聊得[^，。不]{0,4}(?:好|不错|开心|来|愉快)|好评|夸了?|表扬|点赞|爽快|痛快|顺利|愿意|(?:打算|准备|决定|马上|要)(?:下单|续签|续约|签(?!收)|加单|追加|复购|再买|再订)|追加|同意(?:价格|报价|方案|续)/gu,
  en: /(?<!not |n't |not very |not really |n't very |not that |not too |not so )\b(?:happy|pleased|interested|keen|excited|impressed|delighted|satisfied|enthusiastic|thrilled|convinced)\b|\b(?:loves?|loved|great (?:call|chat|meeting|visit|talk)|good (?:call|chat|meeting|talk|visit)|went (?:really |very )?well|positive|ready to (?:order|buy|sign|renew)|wants? to (?:order|buy|renew|extend|go ahead|expand|reorder)|(?:will|going to) (?:order|renew|sign|reorder)|likes|liked|warm|looking forward|thumbs up|good feedback|big fan)\b/giu,
}

const countOf = (text: string, { zh, en }: typeof bad): number =>
  [...text.matchAll(zh), ...text.matchAll(en)].length

/** The customer's mood by the words for it: what speaks for and against in equal measure is neither. */
export function sentimentTold(text: string): Sentiment | undefined {
  const [pleased, displeased] = [countOf(text, good), countOf(text, bad)]
  if (pleased === 0 && displeased === 0) return undefined
  if (pleased === displeased) return 'neutral'
  return pleased > displeased ? 'positive' : 'negative'
}
