/**
 * Words that companies name their classes by, best first, with the level of an A B C D ladder that they stand for.
 * The order within a level matters only where a company uses several of them (VIP above 重点).
 */
const words: readonly (readonly [level: number, ...names: string[]])[] = [
  [0, 'svip'],
  [0, 'vip'],
  [0, '战略', 'strategic'],
  [0, '核心', 'core'],
  [0, '钻石', 'diamond'],
  [0, '白金', '铂金', 'platinum'],
  [0, '黄金', '金牌', 'gold'],
  [0, '重点', 'key', 'a', '高价值', 'high'],
  [1, '重要', 'important'],
  [1, '潜力', 'potential', 'b', '银牌', '白银', 'silver', 'medium'],
  [2, '普通', 'regular', 'standard', 'normal', 'c', '铜牌', '青铜', 'bronze'],
  [3, '一般', 'general', '基础', 'basic', 'd', '其他', 'other', '低价值', 'low'],
]

const lowestLevel = 3
/** What is said beside the word: 重点客户, A类, VIP customers, tier b. */
const around = /客户|会员|[类級级]|\b(?:customers?|clients?|accounts?|class|tier|level)\b|[\s._()[\]-]/g

const places = new Map(
  words.flatMap(([level, ...names], place) => names.map((name) => [name, { level, place }])),
)

/** One spelling of a class name: full width, case, spaces and the words around it fall away. */
export function plainClass(name: string): string {
  const whole = name.normalize('NFKC').toLowerCase().trim()
  return whole.replace(around, '') || whole
}

/** Where a class stands by its word: `place` orders, `step` is the tier of a ladder of so many. */
export type WordPlace = { readonly place: number; readonly step: number }

/** @param plain by `plainClass`; undefined for a word that is not known */
export function wordPlace(plain: string, tiers: number): WordPlace | undefined {
  const known = places.get(plain)
  return known && { place: known.place, step: Math.round((known.level * (tiers - 1)) / lowestLevel) }
}
