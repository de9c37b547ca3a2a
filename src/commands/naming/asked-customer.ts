import { askNameCard } from '#src/cards/asking/ask-name-card.ts'
import type { CardRow, Reply } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { pickListCard } from '#src/cards/customers/pick-list-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { notFoundReply } from '#src/commands/dispatch/not-found-reply.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { nameAndWords } from './name-and-words.ts'
import { requireVisible } from './require-visible.ts'

/** A command whose words begin with a customer's name, or whose button names one. */
export type Asked = {
  readonly command: string
  readonly shown: Bilingual
  readonly words: string
  /** A ref or an id, from a button. */
  readonly customer?: string | undefined
  /** Whether these words can be said of a customer. */
  fits(rest: string): boolean
}

/** The customer and the words behind its name, or the reply that asks for one, lists several or knows none. */
export type AskedCustomer = { readonly customer: Customer; readonly rest: string } | { readonly reply: Reply }

/**
 * Whom a command is about, among those the asker may see; of others no more than the owner of an exact name is told.
 * @throws AppError `customer-gone` for a button's customer that cannot be seen (any more).
 */
export async function askedCustomer(deps: CommandDeps, asked: Asked, asker: Asker): Promise<AskedCustomer> {
  const { words, customer, command, shown, fits } = asked
  if (customer !== undefined) return { customer: await requireVisible(deps, customer, asker), rest: words }
  if (normaliseName(words) === '')
    return { reply: { card: askNameCard(asker.locale, shown), refused: 'name-missing' } }

  const found = await nameAndWords(deps, words, asker, fits)
  if (found.kind === 'one') return found
  if (found.kind === 'several') return { reply: await pickReply(deps, asked, found, asker) }

  const typed = (await foreignName(deps, words, asker)) ?? found.typed
  return { reply: await notFoundReply(deps, { typed, command, asker, near: found.near }) }
}

/** Somebody else's customer whose exact name the words begin with. */
async function foreignName(
  { customers }: CommandDeps,
  text: string,
  asker: Asker,
): Promise<string | undefined> {
  const words = text.split(' ').slice(0, 10)
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join(' ')
    const normalised = normaliseName(name)
    if (normalised !== '' && (await customers.visibleTo(asker).foreign(normalised))) return name
  }
  return undefined
}

async function pickReply(
  deps: CommandDeps,
  { command }: Asked,
  found: {
    readonly customers: readonly Customer[]
    readonly typed: string
    readonly rest: string
    readonly alike: boolean
  },
  { locale }: Asker,
): Promise<Reply> {
  const { customers, typed, rest, alike } = found
  const list = { customers, command, policy: await deps.policies.active(), now: deps.clock.now(), alike }
  const rows = customerRows(locale, list).map((row) => withWords(row, rest))
  return { card: { ...pickListCard(locale, typed, list), rows } }
}

/** A chosen row goes on with what was said. */
const withWords = (row: CardRow, words: string): CardRow =>
  row.action && words !== ''
    ? {
        ...row,
        action: {
          ...row.action,
          call: { ...row.action.call, input: { ...row.action.call.input, words } },
        },
      }
    : row
