import { customPinyin, pinyin } from 'pinyin-pro'

// Readings that a dictionary of words gets wrong in names of companies: 行 is háng in a bank's branches.
customPinyin({ 分行: 'fēn háng', 支行: 'zhī háng', 商行: 'shāng háng', 车行: 'chē háng', 银行: 'yín háng' })

const han = /\p{Script=Han}/u

/** True where a text has at least one Chinese character. */
export const hasHan = (text: string): boolean => han.test(text)

/**
 * The syllables of a normalised name, ü as v; runs of other letters and digits stay whole:
 * `深圳a1科技` → `['shen', 'zhen', 'a1', 'ke', 'ji']`. Surname readings are left out: these are companies.
 */
export const syllablesOf = (normalised: string): string[] =>
  pinyin(normalised, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .flatMap((part) => part.split(' '))
    .filter((part) => part !== '')
