import type { Customer } from '#src/domain/customer.ts'
import { shortNameOf } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import type { CommandDeps } from './deps.ts'
import { listLimit } from './resolve-customer.ts'

/** A message longer than this names its customer at its head. */
const readChars = 1_000
const mostWords = 6
const mostHan = 12
const mostKeys = 600
const mostBearers = 200

/**
 * Customers named in a text that was not written as a question, those that stand first in it first, of what the asker
 * may see: in full, without the legal form, by an alias, or by the first word of the name.
 */
export async function mentionedCustomers(
  deps: Pick<CommandDeps, 'customers'>,
  text: string,
  asker: Asker,
): Promise<readonly Customer[]> {
  const said = normaliseName(text.slice(0, readChars))
  const keys = keysIn(said)
  if (keys.length === 0) return []

  const bearers = await deps.customers.bearing({ keys, blindIndexes: [] }, mostBearers)
  const named = bearers
    .map(({ _id, name, aliases, ref }) => ({ _id, at: placeOf(said, [name, ...aliases, ref]) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  const seen = await deps.customers.visibleTo(asker).byIds(named.map(({ _id }) => _id))
  return named.flatMap(({ _id }) => seen.find((one) => one._id === _id) ?? []).slice(0, listLimit)
}

/** Runs of words, and of Chinese characters, that may be a name. */
function keysIn(said: string): readonly string[] {
  const keys = new Set<string>()
  const words = said.split(' ')
  for (const [at] of words.entries())
    for (let n = 1; n <= mostWords && at + n <= words.length; n++) keys.add(words.slice(at, at + n).join(' '))
  for (const [run] of said.matchAll(/\p{Script=Han}{2,}/gu)) for (const part of partsOf(run)) keys.add(part)

  return [...keys].filter((key) => key.length > 1).slice(0, mostKeys)
}

/** Every stretch of a run, the shorter ones of a long run first. */
function* partsOf(run: string): Generator<string> {
  for (let n = 2; n <= Math.min(mostHan, run.length); n++)
    for (let at = 0; at + n <= run.length; at++) yield run.slice(at, at + n)
}

/** Where the text names one who is called so; -1: it names a part that many share. */
function placeOf(said: string, called: readonly string[]): number {
  const places = called.flatMap((name) => formsOf(name)).map((form) => indexOfWhole(said, form))
  const found = places.filter((at) => at >= 0)
  return found.length === 0 ? -1 : Math.min(...found)
}

/** The whole name, without its legal form, and the first word, where that is long enough to mean somebody. */
function formsOf(name: string): readonly string[] {
  const [full, short] = [normaliseName(name), shortNameOf(name)]
  const [first = ''] = short.split(' ')
  return [full, short, ...(isTelling(first) ? [first] : [])].filter((form) => form.length > 1)
}

const isTelling = (word: string): boolean => /\p{Script=Han}{2,}/u.test(word) || word.length >= 4

/** In Chinese no space parts words; in a script with spaces a name is whole words. */
function indexOfWhole(said: string, form: string): number {
  if (/\p{Script=Han}/u.test(form)) return said.indexOf(form)
  return ` ${said} `.indexOf(` ${form} `)
}
