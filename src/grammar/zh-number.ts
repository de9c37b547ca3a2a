const digits = '零一二三四五六七八九'

/** 十五 → 15, 两 → 2, 二十 → 20, 一百 → 100, `12` → 12; NaN where it is none. */
export function zhNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replaceAll('两', '二')
  const hundred = plain.split('百')
  if (hundred.length === 2)
    return digitOf(hundred[0] || '一') * 100 + (hundred[1] ? zhNumber(hundred[1].replace(/^零/u, '')) : 0)

  const ten = plain.split('十')
  if (ten.length === 2) return digitOf(ten[0] || '一') * 10 + (ten[1] ? digitOf(ten[1]) : 0)
  return digitOf(plain)
}

const digitOf = (mark: string): number => {
  const at = mark.length === 1 ? digits.indexOf(mark) : -1
  return at < 0 ? Number.NaN : at
}
