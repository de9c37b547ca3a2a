import { pinyin } from 'pinyin-pro'
import { type City, industries, type Market } from './markets.ts'
import type { Named } from './names.ts'
import { pick, type Random } from './random.ts'

/** 蓝天 → Lantian. */
const romanised = (text: string): string => {
  const letters = pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}

/** The same firm as somebody else typed it: what a merge has to find. Only for companies. */
export function misspelt(random: Random, original: Named): Named {
  const name =
    original.locale === 'zh' ? misspeltChinese(random, original) : misspeltEnglish(random, original)
  return { ...original, name, aliases: [] }
}

function misspeltChinese(random: Random, { name, brand, trade, city, industry }: Named): string {
  const short = `${city.zh}${brand}${trade}`
  const trades = industry.en[industry.zh.indexOf(trade)] ?? industry.en[0] ?? 'Trading'
  return pick(
    random,
    [
      name === short ? `${short}有限公司` : short,
      `${city.zh}市${brand}${trade}有限公司`,
      `${city.en} ${romanised(brand)} ${trades} Co., Ltd.`,
      `${city.en} ${romanised(brand)}`,
      `${brand}${trade}(${city.zh})`,
    ].filter((spelling) => spelling !== name),
  )
}

function misspeltEnglish(random: Random, { name, brand, trade, city }: Named): string {
  return pick(
    random,
    [
      `${brand} ${trade} Limited`,
      `${brand} ${trade} Company`,
      `${brand} ${trade}, ${city.en}`,
      `The ${brand} ${trade} Co.`,
    ].filter((spelling) => spelling !== name),
  )
}

/** A group's head office: 青禾集团, Ashbrook Group. */
export function headOffice({ locale, brand, trade, city, industry }: Named): Named {
  const name = locale === 'zh' ? `${brand}集团` : `${brand} Group`
  return { name, aliases: [], form: 'company', locale, brand, trade, city, industry }
}

/** One of its companies, in the same trade elsewhere or in another trade. */
export function subsidiary(random: Random, head: Named, market: Market): Named {
  const city = pick(random, market.cities)
  const industry = random() < 0.5 ? head.industry : pick(random, industries)
  const trade = pick(random, head.locale === 'zh' ? industry.zh : industry.en)
  return { ...head, name: subsidiaryName(head, trade, city), aliases: [], city, industry, trade }
}

const subsidiaryName = ({ locale, brand }: Named, trade: string, city: City): string =>
  locale === 'zh' ? `${brand}${trade}（${city.zh}）` : `${brand} ${trade} ${city.en}`
