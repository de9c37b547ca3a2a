import { chineseNumber } from './chinese-number.ts'
import { englishNumber, englishWord } from './english-number.ts'
import {
  amount,
  dayReading,
  discount,
  type FigureRule,
  type Reading,
  readingsOf,
  share,
  vague,
} from './figure.ts'
import { chineseForm, digitsForm, measures, plainNumber } from './patterns.ts'

const readAmount = (text: string): number =>
  /^[\d.,]+$/.test(text) ? plainNumber(text) : chineseNumber(text.replaceAll(',', '').replaceAll(' ', ''))

const known = (value: number, as: (value: number) => string): readonly Reading[] | undefined =>
  Number.isFinite(value) ? [[as(value)]] : undefined

const number = `(?:${digitsForm}|${chineseForm})`

const shares: readonly FigureRule[] = [
  {
    pattern: new RegExp(`百分之(?<n>${number}(?:点${chineseForm})?)`, 'uy'),
    read: ({ n = '' }) => known(decimal(n) / 100, share),
  },
  {
    pattern: new RegExp(`千分之(?<n>${number})`, 'uy'),
    read: ({ n = '' }) => known(readAmount(n) / 1000, share),
  },
  {
    pattern: new RegExp(`(?<b>${number})分之(?<a>${number})`, 'uy'),
    read: ({ a = '', b = '' }) => known(readAmount(a) / readAmount(b), share),
  },
  {
    pattern: new RegExp(
      `(?<a>${digitsForm})(?: ?[-–~到至] ?(?<b>${digitsForm}))? ?(?:%|percent\\b|per cent\\b|pct\\b|个百分点)(?<off> off\\b)?`,
      'iuy',
    ),
    read: ({ a = '', b, off }) => {
      const said = [a, b].filter((text) => text !== undefined).map((text) => plainNumber(text) / 100)
      return readingsOf(said.map(share), off ? said.map((ratio) => discount(1 - ratio)) : undefined)
    },
  },
  {
    pattern: new RegExp(`(?<a>${digitsForm}) ?‰`, 'uy'),
    read: ({ a = '' }) => known(plainNumber(a) / 1000, share),
  },
  {
    pattern: new RegExp(`\\b(?<n>${englishWord}(?:[ -]${englishWord})*) (?:percent|per cent)\\b`, 'iuy'),
    read: ({ n = '' }) => known(englishNumber(n) / 100, share),
  },
  {
    pattern:
      /(?<a>[一二两三四五六七八九十]|\d(?:\.\d)?)(?<b>[一二三四五六七八九])?成(?<half>半)?(?![功交本立长员熟都就为果品套型分人])/uy,
    read: ({ a = '', b, half }) => [
      [share(readAmount(a) / 10 + (half ? 0.05 : 0)), ...(b ? [share(readAmount(b) / 10)] : [])],
    ],
  },
  {
    pattern: /(?:打 ?)?(?<a>[一二三四五六七八九]{1,2}|\d(?:\.\d)?|\d\d)折(?![叠腾射返磨算])/uy,
    read: ({ a = '' }) => {
      const value = readAmount(a)
      return known(value >= 10 ? value / 100 : value / 10, discount)
    },
  },
  { pattern: /对折|半价|half price\b|half off\b/iuy, read: () => [[discount(0.5)], [share(0.5)]] },
  {
    pattern:
      /一半|半数|过半|减半|\bhal(?:f|ves)(?= (?:of|the|your|their|our|its|all)\b)|\b(?:by|one|a) half\b|\bhalved\b/iuy,
    read: () => [[share(0.5)]],
  },
  {
    pattern: /半(?=年|个月|个?小时|个?钟头)|\bhalf (?=an? (?:year|hour|month))/iuy,
    read: () => [[amount(0.5)]],
  },
  { pattern: /\b(?:one|a) third\b/iuy, read: () => [[share(1 / 3)]] },
  { pattern: /\btwo[ -]thirds\b/iuy, read: () => [[share(2 / 3)]] },
  { pattern: /\bthree[ -]quarters\b/iuy, read: () => [[share(0.75)]] },
  { pattern: /\b(?:one|a) quarter of\b/iuy, read: () => [[share(0.25)]] },
]

/** 三点五 → 3.5 */
function decimal(text: string): number {
  const [whole = '', rest] = text.split('点')
  return rest === undefined
    ? readAmount(whole)
    : Number(`${readAmount(whole)}.${[...rest].map(chineseNumber).join('')}`)
}

const multiples: readonly FigureRule[] = [
  { pattern: /[一1]倍/uy, read: () => [[amount(1)], [amount(2)], [share(1)]] },
  {
    pattern: /翻了?[一1]?[番倍]|\bdoubl(?:e[ds]?|ing)\b(?![- ]check)|\btwice\b/iuy,
    read: () => [[amount(2)], [share(1)]],
  },
  { pattern: /\btripl(?:e[ds]?|ing)\b|\bthree times\b/iuy, read: () => [[amount(3)]] },
]

const sizes: Readonly<Record<string, number>> = {
  ...{
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    mn: 1e6,
    million: 1e6,
    b: 1e9,
    bn: 1e9,
    billion: 1e9,
    hundred: 100,
    w: 1e4,
  },
}
/** Letters that are also metres, watts or minutes. */
const ambiguous: ReadonlySet<string> = new Set(['m', 'w', 'b'])

const digital: readonly FigureRule[] = [
  {
    pattern: new RegExp(
      `(?<n>${digitsForm}) ?(?:(?<letter>[kmb]|bn|mn)(?![a-z\\d])|(?<word>thousand|million|billion|hundred)\\b|(?<w>w)(?![a-z\\d]))`,
      'iuy',
    ),
    read: ({ n = '', letter, word, w }) => {
      const unit = (letter ?? word ?? w ?? '').toLowerCase()
      const value = plainNumber(n)
      return [[amount(value * (sizes[unit] ?? 1))], ...(ambiguous.has(unit) ? [[amount(value)]] : [])]
    },
  },
  {
    pattern: new RegExp(
      `(?<n>${digitsForm} ?[百千万亿](?!分|克|瓦|米|卡)(?:万|亿)?(?:\\d+(?:\\.\\d+)?[百千万]?)*)`,
      'uy',
    ),
    read: ({ n = '' }) => known(readAmount(n), amount),
  },
  {
    pattern: new RegExp(`(?<n>${digitsForm}) ?个点(?!位)`, 'uy'),
    read: ({ n = '' }) => [[amount(plainNumber(n))], [share(plainNumber(n) / 100)]],
  },
  {
    pattern: /\b(?<n>\d{1,2})(?:st|nd|rd|th)\b/iuy,
    read: ({ n = '' }) => readingsOf(dayReading({ day: Number(n) }), [amount(Number(n))]),
  },
  // Letters before it make it a name (X100), but for currencies.
  {
    pattern: /(?<name>(?<![a-z\d])(?!(?:rmb|cny|usd|eur|gbp|hkd|us|cn|hk)\d)[a-z]+\d[a-z\d]*)/iuy,
    read: ({ name = '' }) => [[`name ${name.toLowerCase()}`]],
  },
  {
    pattern: new RegExp(`(?<n>${digitsForm})`, 'uy'),
    read: ({ n = '' }) => {
      const value = plainNumber(n)
      const isYear = /^(?:19|20)\d\d$/.test(n)
      return readingsOf([amount(value)], isYear ? dayReading({ year: value }) : undefined)
    },
  },
]

const steps: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }

const chinese: readonly FigureRule[] = [
  {
    pattern: new RegExp(`[几数好]几?(?<unit>[十百千万亿]+)(?=[多来余几万亿]|${measures})|(?<ten>十)几`, 'uy'),
    read: ({ unit, ten }) => [[vague(ten ? 15 : (steps[unit?.[0] ?? ''] ?? 1))]],
  },
  {
    pattern:
      /(?<ten>[二三四五六七八九]?十)?(?<pair>两三|二三|三四|四五|五六|六七|七八|八九|三五)(?<unit>[十百千万亿]*)(?=个|家|位|名|人|次|天|年|月|周|小时|分钟|元|块|单|笔|件|条|台|成|倍|岁|$|[,。、;!?])/uy,
    read: ({ ten, pair = '', unit = '' }) => [
      [...pair].map((mark) =>
        amount(((ten ? chineseNumber(ten) : 0) + chineseNumber(mark)) * (unit ? chineseNumber(unit) : 1)),
      ),
    ],
  },
  {
    pattern: new RegExp(`(?<n>${chineseForm}点[零一二三四五六七八九]+)(?<unit>[百千万亿]*)`, 'uy'),
    read: ({ n = '', unit = '' }) => known(decimal(n) * (unit ? chineseNumber(unit) : 1), amount),
  },
  {
    pattern:
      /(?<![这那每上下某同第有哪新])一(?=单|笔|位客户|个客户|家客户|个订单|次投诉|起投诉|条反馈|条投诉|个月|个季度|个?小时|刻钟|(?:周|星期|个星期|年|天|分钟)(?:前|后|内|没|未|以|左右|之))/uy,
    read: () => [[amount(1)]],
  },
  {
    pattern: new RegExp(
      `第?(?<n>[二两俩三四五六七八九十零])(?=${measures})|第(?<o>[二三四五六七八九])(?=[\\p{Script=Han}])`,
      'uy',
    ),
    read: ({ n, o }) => known(chineseNumber(n ?? o ?? ''), amount),
  },
  {
    pattern: new RegExp(`(?<=[近上过超约满])(?<n>[百千万亿])(?=${measures})`, 'uy'),
    read: ({ n = '' }) => [[amount(steps[n] ?? 1)]],
  },
  {
    pattern: /第?(?<n>[零〇一二两三四五六七八九十百千万亿廿卅]{2,})/uy,
    read: ({ n = '' }) =>
      (/[十百千万亿廿卅]/u.test(n) && /[一二两三四五六七八九十廿卅]/u.test(n)) ||
      /^[零〇一二三四五六七八九]{3,}$/u.test(n)
        ? known(chineseNumber(n), amount)
        : undefined,
  },
  {
    pattern: /(?:[壹贰叁肆伍陆柒捌玖零]?[拾佰仟]?[万亿]?){2,}(?=元|圆|整|块|个|$)/uy,
    read: () => undefined,
  },
]

const counted =
  '(?:orders?|customers?|complaints?|visits?|calls? (?:ago|this|last)|days?|weeks?|months?|years?|hours?|minutes?|points?|units?|deals?|accounts?|promotions?|demotions?)'

const english: readonly FigureRule[] = [
  {
    pattern: /\b(?<size>dozens|hundreds|thousands|millions|billions)(?= of\b|\b)/iuy,
    read: ({ size = '' }) => [[vague(englishNumber(size.slice(0, -1)))]],
  },
  {
    pattern: /\b(?<n>(?:half a |a )?(?:dozen|hundred|thousand|million|billion))\b/iuy,
    read: ({ n = '' }) => known(englishNumber(n), amount),
  },
  {
    pattern: new RegExp(`\\bone (?=${counted}\\b)`, 'iuy'),
    read: () => [[amount(1)]],
  },
  {
    pattern: new RegExp(
      `\\b(?<n>${englishWord}(?:[ -]${englishWord}|(?<=hundred|thousand) and ${englishWord})*)\\b`,
      'iuy',
    ),
    read: ({ n = '' }) => (/^(?:one|zero)$/i.test(n) ? undefined : known(englishNumber(n), amount)),
  },
  {
    pattern: new RegExp(`\\b(?:zero|no) (?=${counted}\\b)`, 'iuy'),
    read: () => undefined,
  },
  {
    pattern:
      /\b(?<n>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|second(?= (?:order|time|complaint|visit|reminder|call|attempt)))\b/iuy,
    read: ({ n = '' }) => [
      [
        amount(
          ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].indexOf(
            n.toLowerCase(),
          ) + 2,
        ),
      ],
    ],
  },
]

/** Shares, multiples and amounts in both languages, in the order to try them at one place. */
export const amountRules: readonly FigureRule[] = [
  ...shares,
  ...multiples,
  ...digital,
  ...chinese,
  ...english,
]
