import { perhapsNamed } from '#prompts/ask/by-rule.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { type Mention, mentionsIn } from './mentioned.ts'
import { resolveCustomer } from './resolve-customer.ts'

/** The names in a sentence as they stand there, and the customers behind them that the asker may see. */
export type NamesSaid = { readonly names: readonly string[]; readonly customers: readonly Customer[] }

/** Whom a sentence names: in full or by the usual short forms, else by what stands where a name would. */
export async function namesSaid(
  deps: Pick<CommandDeps, 'customers'>,
  sentence: string,
  asker: Asker,
): Promise<NamesSaid> {
  const mentions = apart(await mentionsIn(deps, sentence, asker))
  const forms = new Set(mentions.map(({ form }) => form))
  const names = [...forms].flatMap((form) => stretchOf(sentence, form) ?? [])
  if (names.length > 0) return { names, customers: mentions.map(({ customer }) => customer) }

  for (const candidate of perhapsNamed(sentence)) {
    const customers = await called(deps, candidate, asker)
    const name = stretchOf(sentence, normaliseName(candidate))
    if (customers && name !== undefined) return { names: [name], customers }
  }
  return { names: [], customers: [] }
}

/** Of names within one another the longest: Acme Robotics is not Acme as well. */
const apart = (mentions: readonly Mention[]): readonly Mention[] =>
  mentions.filter(
    (one) =>
      !mentions.some(
        (other) =>
          other.form.length > one.form.length &&
          other.at <= one.at &&
          one.at + one.form.length <= other.at + other.form.length,
      ),
  )

/** The customers that bear these words in their names; none: somebody else's that is called exactly so; undefined: nobody. */
async function called(
  deps: Pick<CommandDeps, 'customers'>,
  candidate: string,
  asker: Asker,
): Promise<readonly Customer[] | undefined> {
  const normalised = normaliseName(candidate)
  const found = await resolveCustomer(deps, candidate, asker)
  const hits = found.kind === 'one' ? [found.customer] : found.kind === 'several' ? found.customers : []
  const bearers = hits.filter(({ name, ref, aliases }) =>
    [name, ref, ...aliases].some((each) => holds(normaliseName(each), normalised)),
  )
  if (bearers.length > 0) return bearers
  return (await deps.customers.visibleTo(asker).foreign(normalised)) ? [] : undefined
}

/** Words in Latin letters whole; initials and half words are for whoever types a name, not for a sentence. */
const holds = (name: string, words: string): boolean =>
  /\p{Script=Han}/u.test(words)
    ? name.replaceAll(' ', '').includes(words.replaceAll(' ', ''))
    : ` ${name} `.includes(` ${words} `)

/** How a name in its form for comparing is written in the sentence. */
function stretchOf(sentence: string, form: string): string | undefined {
  const words = form.split(' ').map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
  return new RegExp(words.join(String.raw`[^\p{L}\p{N}]+`), 'iu').exec(sentence)?.[0]
}
