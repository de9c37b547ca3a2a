const digits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
}
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 拾: 10, 佰: 100, 仟: 1e3 }
const large: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

const token = /\d+(?:\.\d+)?|./gu

/** What stands so far: whole groups of 万 and 亿, the group being read, the digit before its unit. */
type State = { whole: number; group: number; digit: number | undefined; unit: number; skipped: boolean }

/**
 * 三千二百 → 3200, 两万 → 20000, 三千二 → 3200, 三千零二 → 3002, 廿八 → 28, 二〇二六 → 2026, 12.8万 → 128000,
 * 1亿2000万; NaN where it is none.
 */
export function chineseNumber(text: string): number {
  const plain = text.replaceAll('廿', '二十').replaceAll('卅', '三十')
  const marks = plain.match(token) ?? []
  if (marks.every((mark) => digits[mark] !== undefined)) return positional(marks)

  const state: State = { whole: 0, group: 0, digit: undefined, unit: 1, skipped: false }
  return marks.every((mark) => take(state, mark)) ? sum(state) : Number.NaN
}

const positional = (marks: readonly string[]): number =>
  marks.length === 0 ? Number.NaN : Number(marks.map((mark) => digits[mark]).join(''))

function take(state: State, mark: string): boolean {
  if (/^\d/.test(mark)) return takeDigit(state, Number(mark))
  if (mark === '零' || mark === '〇') {
    state.skipped = true
    return state.digit === undefined
  }
  const digit = digits[mark]
  if (digit !== undefined) return takeDigit(state, digit)

  const unit = small[mark]
  if (unit !== undefined) return takeUnit(state, unit)
  const size = large[mark]
  return size !== undefined && takeSize(state, size)
}

function takeDigit(state: State, digit: number): boolean {
  if (state.digit !== undefined) return false
  state.digit = digit
  return true
}

function takeUnit(state: State, unit: number): boolean {
  state.group += (state.digit ?? 1) * unit
  Object.assign(state, { digit: undefined, unit, skipped: false })
  return true
}

function takeSize(state: State, size: number): boolean {
  const group = state.group + (state.digit ?? 0)
  const bare = group === 0 && state.whole === 0 ? 1 : group
  // 一万亿 counts its 万 in 亿; 一亿两千万 adds them up.
  state.whole = size > 1e4 ? (state.whole + bare) * size : state.whole + bare * size
  Object.assign(state, { group: 0, digit: undefined, unit: size, skipped: false })
  return true
}

/** A last digit without a unit counts the next smaller one: 三千二 is 3200, 三千零二 is 3002. */
function sum({ whole, group, digit = 0, unit, skipped }: State): number {
  const isShort = unit >= 10 && !skipped && digit < 10
  return whole + group + (isShort ? (digit * unit) / 10 : digit)
}
