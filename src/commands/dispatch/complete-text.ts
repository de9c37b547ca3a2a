import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { cleanText, longestName, withoutAddress } from '#src/grammar/clean.ts'
import { verbForm, vocabularyOf } from '#src/grammar/vocabulary.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { usableBy } from './usable-by.ts'

const most = 8

/** Whole lines that the typed one may become: verbs first, then names that the asker may see. */
export async function completeText(deps: AnswerDeps, text: string, asker: Asker): Promise<readonly string[]> {
  if (text.length > longestName) return []
  const clean = cleanText(text)
  const rest = withoutAddress(clean)
  const address = rest === '' ? spaced(clean) : clean.slice(0, clean.length - rest.length)

  const head = verbHead(deps, rest, /\s$/u.test(text))
  if (head !== undefined) {
    const names = await namesLike(deps, rest.slice(head.length), asker)
    return names.map((name) => `${address}${head.trimEnd()} ${name}`)
  }
  const verbs = verbsLike(deps, rest, asker)
  const names = await namesLike(deps, rest, asker)
  return [...verbs, ...names].slice(0, most).map((line) => `${address}${line}`)
}

const spaced = (address: string): string => (address === '' ? '' : `${address} `)

/** `tier ` of `tier ac`: a verb that is finished and takes a name. */
function verbHead({ commands }: AnswerDeps, rest: string, ended: boolean): string | undefined {
  const space = rest.indexOf(' ')
  if (space < 0 && !ended) return undefined
  const first = space < 0 ? rest : rest.slice(0, space)
  const command = vocabularyOf(commands).verbs.get(verbForm(first))
  const takesMore = commands.some(
    ({ name, takesName, namesFirst }) =>
      name === command && (takesName || namesFirst === true || name === 'find'),
  )

  return takesMore ? rest.slice(0, first.length + 1) : undefined
}

/** Verbs that begin so: in the asker's language, and the others once a letter is typed. */
function verbsLike({ commands }: AnswerDeps, rest: string, asker: Asker): readonly string[] {
  const begun = verbForm(rest)
  const usable = usableBy(asker.role, commands)
  if (begun === '') return usable.map(({ shown }) => shown[asker.locale])

  const words = usable.flatMap(({ name, shown, aliases }) => [
    shown[asker.locale],
    name,
    shown.zh,
    ...aliases,
  ])
  return [...new Set(words)].filter((word) => verbForm(word).startsWith(begun))
}

async function namesLike({ customers }: AnswerDeps, typed: string, asker: Asker): Promise<readonly string[]> {
  const words = normaliseName(typed)
  if (words === '') return []
  const hits = await customers.visibleTo(asker).search(words, most)

  return [...new Set(hits.filter(({ match }) => match !== 'near').map(({ customer }) => customer.name))]
}
