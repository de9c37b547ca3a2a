import { longestFor } from './compose.ts'
import type { DraftInput } from './theme.ts'

/** Words of the house: what a tier, a score or a stage is called. A product may be told of all the same. */
const internal = {
  zh: /[A-EＡ-Ｅ][类级]|(?:重点|潜力|普通|基础|低价值|沉睡|大|小|老赖)客户|客户(?:等级|分级|分群|价值)|综合分|分级|降级|流失|沉睡|风险金额|跟进(?:方案|频率|任务)|话术|转化率/u,
  en: /\btiers?\b|\b(?:key|top|basic|regular|dormant|lapsed|slipping|high[- ]potential|low[- ]value) (?:account|customer|client)s?\b|\b(?:churn\w*|slipping|dormant|win[- ]?back|upsell\w*|lifetime value|follow-up (?:task|plan)|playbook|call to action)\b/iu,
} as const

const amount =
  /[¥￥$€£]\s?\d|\d[\d,.]*\s?(?:元|块钱|万元?|亿元?|人民币)|\b(?:CNY|RMB|USD|EUR)\b|\d[\d,.]*\s?(?:yuan|dollars?|euros?)/iu

/** `[name]`, `【姓名】`, `{{x}}`: left for somebody to fill in; `[CUSTOMER_A]` is put back by the product itself. */
const unfilled = /\[(?![A-Z]+_[A-Z]{1,3}\])[^\]]*\]|【[^】]*】|\{[^}]*\}|<[^>]*>|[_＿]{2,}|X{2,}|某某/u

type Said = { readonly subject: string; readonly message: string }

/** What is wrong with a draft, in words that help to mend it; undefined: nothing. */
export function faultOf({ subject, message }: Said, input: DraftInput): string | undefined {
  const { locale, channel, topic = '' } = input
  const all = `${subject}\n${message}`
  const most = longestFor(channel, locale)
  const own = `${topic}${input.callToAction}`
  const faults: readonly (readonly [boolean, string])[] = [
    [[...message].length > most, `The message is longer than ${most} characters.`],
    [
      internal[locale].test(withoutNames(all, input)),
      'It speaks of the seller’s own classes, plans or risks.',
    ],
    [amount.test(all) && !amount.test(own), 'It names an amount of money.'],
    [unfilled.test(all), 'It leaves something to be filled in.'],
    [(message.match(/[?？]/g) ?? []).length > 1, 'It asks more than one question.'],
    [locale === 'zh' && /你/u.test(withoutNames(all, input)), 'It says 你; a customer is 您.'],
    [channel === 'mail' && subject === '', 'A mail needs a subject.'],
    [channel !== 'mail' && subject !== '', 'Only a mail has a subject: leave it empty.'],
  ]

  return faults.find(([isSo]) => isSo)?.[1]
}

/** A customer or a product may be called like anything. */
const withoutNames = (text: string, { customer, sender, product, suggestion, topic }: DraftInput): string =>
  [customer, sender, product, suggestion, topic].reduce<string>(
    (rest, name) => (name ? rest.replaceAll(name, ' ') : rest),
    text,
  )
