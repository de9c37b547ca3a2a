/** What stands behind an amount and says what it counts. */
const behind: readonly (readonly [unit: string, pattern: RegExp])[] = [
  ['minute', /(?:分钟|minutes?\b|mins?\b)/iuy],
  ['hour', /(?:小时|钟头|hours?\b|hrs?\b)/iuy],
  ['day', /(?:天|日(?!元|期)|days?\b)/iuy],
  ['week', /(?:周(?!年|期)|星期|礼拜|weeks?\b|wks?\b)/iuy],
  ['month', /(?:月|months?\b)/iuy],
  ['quarter', /(?:季度|quarters?\b)/iuy],
  ['year', /(?:年|years?\b|yrs?\b)/iuy],
  ['USD', /(?:美元|美金|US dollars?\b|dollars?\b|USD\b)/iuy],
  ['HKD', /(?:港元|港币|HKD\b)/iuy],
  ['EUR', /(?:欧元|euros?\b|EUR\b)/iuy],
  ['GBP', /(?:英镑|pounds?\b|GBP\b)/iuy],
  ['CNY', /(?:元|块|人民币|yuan\b|rmb\b|CNY\b)/iuy],
  ['order', /(?:单(?!价|位|次|日|月|独|个|品)|笔?订单|orders?\b)/iuy],
  ['customer', /(?:[家位]?客户|customers?\b|accounts?\b|clients?\b)/iuy],
]
/** `300 多元`, 两个多月. */
const between = /[ 多余来]{0,2}个?[多半]?(?:的)?/uy

/** `¥5,000`, `US$ 30`: a currency before its amount. */
const before: readonly (readonly [unit: string, pattern: RegExp])[] = [
  ['HKD', /(?:HK\$|HKD) ?$/iu],
  ['USD', /(?:\$|USD) ?$/iu],
  ['EUR', /(?:€|EUR) ?$/iu],
  ['GBP', /(?:£|GBP) ?$/iu],
  ['CNY', /(?:¥|RMB|CNY|人民币) ?$/iu],
]

/** What the amount between two places of a text counts; undefined where the text does not say, or says it otherwise. */
export function unitOf(text: string, from: number, to: number): string | undefined {
  between.lastIndex = to
  const at = to + (between.exec(text)?.[0].length ?? 0)
  for (const [unit, pattern] of behind) {
    pattern.lastIndex = at
    if (pattern.test(text)) return unit
  }
  const ahead = text.slice(Math.max(0, from - 5), from)
  return before.find(([, pattern]) => pattern.test(ahead))?.[0]
}
