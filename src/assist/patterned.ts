import type { Held } from './held.ts'

const digitBefore = String.raw`(?<!\d|\d[.,])`
const digitAfter = String.raw`(?!\d|[.,]\d)`
const alone = (source: string): string => `${digitBefore}${source}${digitAfter}`

const phones = [
  // A Chinese mobile number, however it is grouped.
  alone(String.raw`(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}`),
  alone(String.raw`(?:\+?86[-\s]?)?1[3-9]\d{2}[-\s]?\d{3}[-\s]?\d{4}`),
  alone(String.raw`\(?0\d{2,3}\)?[-\s]?\d{7,8}(?:\s?(?:转|分机|ext\.?|x)\s?\d{1,6})?`),
  alone(String.raw`[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}`),
  String.raw`(?<![\w+])\+\d(?:[\s().-]{0,2}\d){6,14}(?!\d)`,
  alone(String.raw`\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}`),
  // As it is said aloud: 一三八零零一三八零零零.
  '(?<![零〇一二三四五六七八九幺两])[零〇一二三四五六七八九幺两]{7,}(?![零〇一二三四五六七八九幺两])',
  // A number of a place is one only where the text says so.
  String.raw`(?<=(?:电话|手机|座机|号码|tel|phone|mobile|cell|call)\D{0,6})\d{3,4}[-\s]?\d{4}(?!\d)`,
]

const mails = [
  String.raw`[A-Z0-9][A-Z0-9._%+-]*\s?(?:@|[\[(（]at[\])）])\s?[A-Z0-9-]+(?:\s?(?:\.|[\[(（]dot[\])）])\s?[A-Z0-9-]+)+`,
  String.raw`[A-Z0-9][A-Z0-9._%+-]*\s+at\s+[A-Z0-9-]+\s+dot\s+[A-Z]{2,}`,
]

const whole = (source: string): string =>
  String.raw`(?<![\p{Script=Latin}\p{N}_-])${source}(?![\p{Script=Latin}\p{N}_-])`

const ids = [
  whole('[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'),
  whole(String.raw`[0-9a-f]*(?:\d[a-f]|[a-f]\d)[0-9a-f]{12,}`),
  // SO-20261123-01, C10023, INV/2026/0042: letters and at least four digits, but no amount, no quarter, no date.
  whole(
    String.raw`(?!(?:rmb|cny|usd|eur|gbp|hkd|jpy|us|fy|q[1-4]|no)[-_]?\d)(?=[^\s\d]*\d)(?=(?:[^\s\d]*\d){4})[a-z]{1,10}[-_/#]?[a-z0-9]*\d(?:[-_/]?[a-z0-9]+)*`,
  ),
  // An account, a card, an identity: no amount of a card is as long.
  alone(String.raw`\d{17}x`),
  alone(String.raw`\d{9,}`),
  whole(String.raw`wxid_\w{4,}`),
  String.raw`(?<=(?:微信号?|vx|wechat(?:\s?id)?)[:：\s]{0,3})(?=[\w-]*[\d_-])[a-z][\w-]{5,19}`,
]

/** What is a phone, an address or a number of somebody by its look, whether a record holds it or not. */
export const patterned: readonly Held[] = [
  { kind: 'MAIL', sources: mails },
  { kind: 'PHONE', sources: phones },
  { kind: 'ID', sources: ids },
]
