import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { shortNameOf } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { listLimit } from './resolve-customer.ts'

/** A message longer than this names its customer at its head. */
const readChars = 1_000
const mostWords = 6
const mostHan = 12
const mostKeys = 600
const mostBearers = 200

/** A customer, and the stretch of the text, in one form for comparing, that names it. */
export type Mention = { readonly customer: Customer; readonly at: number; readonly form: string }

/**
 * Customers named in a text that was not written as a question, those that stand first in it first, of what the asker
 * may see: in full, without the legal form, by an alias, or by the first word of the name.
 */
export async function mentionedCustomers(
  deps: Pick<CommandDeps, 'customers'>,
  text: string,
  asker: Asker,
): Promise<readonly Customer[]> {
  return (await mentionsIn(deps, text, asker)).map(({ customer }) => customer).slice(0, listLimit)
}

/**
 * Whom a message is about: of those that its first name may mean, the only one. `among`: all of these, where there are
 * several; nobody is guessed then.
 */
export async function customerMeant(
  deps: Pick<CommandDeps, 'customers'>,
  text: string,
  asker: Asker,
): Promise<{ readonly one?: Customer; readonly among: readonly Customer[] }> {
  const mentions = await mentionsIn(deps, text, asker)
  const first = mentions.filter(({ at }) => at === mentions[0]?.at)
  const longest = Math.max(...first.map(({ form }) => form.length))
  const among = first.filter(({ form }) => form.length === longest).map(({ customer }) => customer)
  const [one, another] = among
  return one && !another ? { one, among } : { among: among.slice(0, listLimit) }
}

/** The same with where each is named; one stretch may name several. */
export async function mentionsIn(
  deps: Pick<CommandDeps, 'customers'>,
  text: string,
  asker: Asker,
): Promise<readonly Mention[]> {
  const said = normaliseName(text.slice(0, readChars))
  const keys = keysIn(said)
  if (keys.length === 0) return []

  const bearers = await deps.customers.bearing({ keys, blindIndexes: [] }, mostBearers)
  const named = bearers
    .flatMap(({ _id, name, aliases, ref }) =>
      placeOf(said, [name, ...aliases, ref]).map((place) => ({ _id, ...place })),
    )
    .toSorted((a, b) => a.at - b.at)
  const seen = await deps.customers.visibleTo(asker).byIds(named.map(({ _id }) => _id))
  return named.flatMap(({ _id, ...place }) => {
    const customer = seen.find((one) => one._id === _id)
    return customer ? [{ customer, ...place }] : []
  })
}

/** Runs of words, and of Chinese characters, that may be a name. */
function keysIn(said: string): readonly string[] {
  const keys = new Set<string>()
  for (const words of [said.split(' '), parted(said).split(' ')])
    for (const [at] of words.entries())
      for (let n = 1; n <= mostWords && at + n <= words.length; n++)
        keys.add(words.slice(at, at + n).join(' '))
  for (const [run] of said.matchAll(/\p{Script=Han}{2,}/gu)) for (const part of partsOf(run)) keys.add(part)

  return [...keys].filter((key) => key.length > 1).slice(0, mostKeys)
}

/** `acme最近` as people write it, without a space: in Latin letters the name is a word of its own. */
const parted = (said: string): string =>
  said.replace(/(?<=\p{Script=Han})(?=[a-z0-9])|(?<=[a-z0-9])(?=\p{Script=Han})/gu, ' ')

/** Every stretch of a run, the shorter ones of a long run first. */
function* partsOf(run: string): Generator<string> {
  for (let n = 2; n <= Math.min(mostHan, run.length); n++)
    for (let at = 0; at + n <= run.length; at++) yield run.slice(at, at + n)
}

type Place = Pick<Mention, 'at' | 'form'>

/** The first place at which the text names one who is called so; none: it names a part that many share. */
function placeOf(said: string, called: readonly string[]): readonly Place[] {
  return called
    .flatMap((name) => formsOf(name))
    .map((form) => ({ form, at: indexOfWhole(said, form) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.form.length - a.form.length)
    .slice(0, 1)
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
  const touching = /[^\s\p{Script=Han}]/u
  for (let at = said.indexOf(form); at >= 0; at = said.indexOf(form, at + 1))
    if (!touching.test(said[at - 1] ?? ' ') && !touching.test(said[at + form.length] ?? ' ')) return at
  return -1
}
