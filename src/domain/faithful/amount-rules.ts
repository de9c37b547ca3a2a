import { chineseNumber } from './chinese-number.ts'
import { englishNumber, englishWord } from './english-number.ts'
import { amount, type FigureRule, vague } from './figure.ts'
import { chineseForm, measures } from './patterns.ts'
import { decimal, known } from './read-amount.ts'

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

/** Amounts in the words of both languages, in the order to try them at one place. */
export const amountRules: readonly FigureRule[] = [...chinese, ...english]
