/** Stands in a sentence where it names a customer. */
export const someone = '§'

// What people say before they come to the point, and after it; none of it changes what is asked.
const zhHead =
  /^(?:你好|您好|哎|喂|对了|那|请问一下|请问|麻烦(?:你|您)?|请|帮我|帮忙|帮|给我|我想(?:要)?(?:知道|了解|看|问)?|我要|想|能不能|可不可以|能|可以|你|您|再|先给我|看一下|看下|看看|看|查一下|查下|查查|查|问一下|问下|问|了解一下|了解下|了解|说说|讲讲|说一下|说下|讲一下|告诉我|关于)/iu
const zhTail =
  /(?:吗|呢|吧|啊|呀|哈|嘛|哦|谢谢你?|谢了|行吗|行不行|可以吗|好不好|给我看看|给我看下|跟我说说|说一下|告诉我)$/u
const zhFiller =
  /呃+|额+(?=[\p{Script=Han}§]|$)|嗯+|到底|来着|的话|唉|哎|噢|哦|就是说|就是|那个|那啥|这个(?!月|季|周|星期|礼拜|客户|公司)|其实|然后|大概/gu

const enHead =
  /^(?:hey|hi|hello|there|ok|okay|so|well|and|like|please|pls|quick question|tierwise|can you|could you|would you|will you|can i|could i|may i|can we|let me|i want to|i d like to|i would like to|i need to|i wonder|do you know|any idea|quickly|help me|tell me|show me|give me|see|know|find out|check|look up|look at|pull up) /iu
const enTail = / (?:please|pls|thanks|thank you|for me|right now|at the moment|mate)$/u
const enFiller = /\b(?:u[mh]+|erm?|hmm+|you know|kinda|kind of|sort of|actually|basically|just|really)\b/gu

const untilStill = (text: string, step: (text: string) => string): string => {
  let [before, after] = [text, step(text)]
  while (after !== before) [before, after] = [after, step(after)]
  return after
}

/** As a phone writes what it has misheard: the product's own words, which are no others' names. */
const misheard: readonly (readonly [RegExp, string])[] = [
  [/[代带]办/gu, '待办'],
  [/等[及机]/gu, '等级'],
  [/周抱|周宝/gu, '周报'],
]
const heardRight = (text: string): string =>
  misheard.reduce((heard, [wrong, right]) => heard.replace(wrong, right), text)

/** What is left to understand: lower case, no marks, no fillers, no courtesies; Chinese without spaces. */
export function pointOf(sentence: string): string {
  const plain = tidied(
    sentence
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}§]+/gu, ' '),
  )
  const bare = tidied(heardRight(plain).replace(zhFiller, '').replace(enFiller, ' '))

  const headless = untilStill(bare, (text) => tidied(text.replace(zhHead, '').replace(enHead, '')))
  return untilStill(headless.replace(/^about (?=§)/u, ''), (text) =>
    tidied(text.replace(zhTail, '').replace(enTail, '')),
  )
}

const tidied = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim()

/** The same with its marks and capitals, for what is said of a customer: without what people say before the point. */
export const withoutHead = (sentence: string): string =>
  untilStill(sentence.replace(zhFiller, '').trim(), (text) =>
    text
      .replace(zhHead, '')
      .replace(enHead, '')
      .replace(/^[\s,，.。!！]+/u, ''),
  ).replace(/[\s,，.。!！~]+$/u, '')
