import { normaliseName } from '#src/domain/normalise-name.ts'

const mostWords = 6
const mostHan = 12
const mostHanOfPerson = 4
const mostWordsOfPerson = 3

/** Words that begin many names and most sentences: alone they name nobody. */
const everyday = new Set(
  'great first new next good best true open clear bright fast happy home big all one united general global national international american china chinese asia pacific north south east west eastern western central blue green golden silver black white red star sun city smart super pure prime royal grand total modern digital advanced creative dynamic applied standard premier quality universal world european british german japanese with from this that have will your their about after before when what which please thank thanks hello call today tomorrow yesterday customer customers order orders price team data list tier summary sales service product products project group company market meeting visit phone mail question answer report week month year time work'.split(
    ' ',
  ),
)

/** Whether a word alone may be meant as a name. */
export const isTelling = (word: string): boolean =>
  /^\p{Script=Han}{2,}$/u.test(word) || (word.length >= 4 && !everyday.has(word) && !/^\d+$/.test(word))

/** Runs of words, and of Chinese characters, of a text that may be a customer's name, in the form that is searched. */
export function customerKeys(text: string): readonly string[] {
  const said = normaliseName(text)
  const parted = said.replace(
    /(?<=\p{Script=Han})(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d])(?=\p{Script=Han})/gu,
    ' ',
  )
  const runs = [said, parted].flatMap((each) => stretches(each.split(' '), mostWords, ' '))
  return [...new Set([...runs, ...hanRuns(said, mostHan)])].filter(maybeName)
}

/** A figure is no name, and a word of everyday speech alone is none that a search could tell from the others. */
const maybeName = (key: string): boolean =>
  key.length > 1 && !everyday.has(key) && !/^[\d ]{1,3}$/.test(key) && !/^\d{1,2}( \d{1,2})+$/.test(key)

/** Stretches of a text, as they are written, that may be a person's name. */
export function personKeys(text: string): readonly string[] {
  const words = text.match(/\p{Lu}[\p{Script=Latin}\p{M}'’.-]+/gu) ?? []
  return [...new Set([...stretches(words, mostWordsOfPerson, ' '), ...hanRuns(text, mostHanOfPerson)])]
}

const hanRuns = (text: string, most: number): readonly string[] =>
  [...text.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) => stretches([...run], most, '', 2))

function stretches(parts: readonly string[], most: number, between: string, least = 1): readonly string[] {
  return parts.flatMap((_, at) =>
    Array.from({ length: Math.max(0, Math.min(most, parts.length - at) - least + 1) }, (__, n) =>
      parts.slice(at, at + least + n).join(between),
    ),
  )
}

/** Runs of a text with a digit in them that may be somebody's number in another system. */
export const numberKeys = (text: string): readonly string[] =>
  [
    ...new Set(
      text.match(
        /(?<![¥￥$€£\d.,])[A-Za-z\d](?:[A-Za-z\d_/-]*[A-Za-z\d])?(?!\s?[%年月日号点元块万千百亿kKmM]|[.,]?\d)/gu,
      ) ?? [],
    ),
  ].filter((key) => /\d/.test(key) && key.length >= 4 && !/^\d{4}-\d{1,2}-\d{1,2}$/.test(key))
