import type { Lifecycle } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'

/** What a word does between the fields and the values. */
export type Keyword = 'and' | 'or' | 'not' | 'known' | 'unknown' | 'in' | 'not in' | Comparison

/** A comparison as it may be written; `!=` is kept as `not =`. */
type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

const keywords: Readonly<Record<Keyword, readonly string[]>> = {
  and: ['and', '且', '并且', '而且'],
  or: ['or', '或', '或者'],
  not: ['not', '非', '并非', '没有', '无'],
  known: ['known', '已知'],
  unknown: ['unknown', '未知'],
  in: ['in', '属于'],
  'not in': ['not in', '不属于'],
  '=': ['=', '==', 'is', '是', '为', '等于'],
  '!=': ['!=', '<>', '≠', 'is not', '不是', '不为', '不等于'],
  '>=': ['>=', '≥', 'at least', '大于等于', '不小于', '不低于', '不少于', '至少'],
  '<=': ['<=', '≤', 'at most', '小于等于', '不大于', '不高于', '不超过', '至多', '最多'],
  '>': ['>', 'more than', '大于', '高于', '超过'],
  '<': ['<', 'less than', '小于', '低于', '少于', '不足'],
}

const byWord = new Map(
  Object.entries(keywords).flatMap(([keyword, words]) => words.map((word) => [word, keyword as Keyword])),
)

/** What this word or sign means between fields and values, lower case. */
export const keywordOf = (word: string): Keyword | undefined => byWord.get(word)

const reserved: ReadonlySet<Keyword | undefined> = new Set([
  'and',
  'or',
  'not',
  'known',
  'unknown',
  'in',
  'not in',
])

/** Words of the grammar that are no value unless quoted: `region is unknown` hardly asks for a text “unknown”. */
export const isReserved = (word: string): boolean => reserved.has(byWord.get(word))

const shown: Readonly<Record<'and' | 'or' | 'not' | 'known' | 'in' | 'not in', Record<Locale, string>>> = {
  and: { en: 'and', zh: '且' },
  or: { en: 'or', zh: '或' },
  not: { en: 'not', zh: '非' },
  known: { en: 'known', zh: '已知' },
  in: { en: 'in', zh: '属于' },
  'not in': { en: 'not in', zh: '不属于' },
}

/** The word shown for a keyword. */
export const shownWord = (keyword: keyof typeof shown, locale: Locale): string => shown[keyword][locale]

/**
 * Chinese words that part a run written without spaces, longest first (`地区属于`, `大于3`). Single signs of
 * a sentence such as 是 or 非 are not among them: they stand within ordinary words (是否, 非遗).
 */
export const partingWords: readonly string[] = Object.values(keywords)
  .flat()
  .filter((word) => /^\p{Script=Han}{2,}$/u.test(word) && !/^(?:没有|已知|未知|并非|不是|不为)$/.test(word))
  .concat('且', '或')
  .toSorted((a, b) => b.length - a.length)

/** The lifecycle's words: code, then what it is called; the first Chinese one is shown. */
export const lifecycleWords: Readonly<Record<Lifecycle, readonly [string, ...string[]]>> = {
  prospect: ['潜在客户', '潜在'],
  new: ['新客户', '新客'],
  growing: ['成长期', '成长'],
  mature: ['成熟期', '成熟'],
  slipping: ['有流失风险', '流失风险'],
  dormant: ['沉睡客户', '沉睡'],
}

/** Words for the two kinds of record; the first Chinese one is shown. */
export const kindWords: Readonly<Record<'customer' | 'prospect', readonly [string, ...string[]]>> = {
  customer: ['客户', '正式客户'],
  prospect: ['潜在客户', '潜在'],
}
