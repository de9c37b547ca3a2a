import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { mergeAskCard, mergedCard } from '#src/cards/records/merged-card.ts'
import { mergeCustomers } from '#src/decide/merge/merge-customers.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import { readMerge } from '#src/grammar/merge-words.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { notFoundReply } from './dispatch/not-found-reply.ts'
import { requireVisible } from './naming/require-visible.ts'
import { resolveCustomer } from './naming/resolve-customer.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** Two ids, from a button: the first is merged into the second. */
  customer: z.string().min(1).max(200).optional(),
  into: z.string().min(1).max(200).optional(),
})

/** `/customer merge acme 2 into acme`: makes two records of one customer one, and can be taken back. */
export const merge = defineCommand({
  name: 'merge',
  shown: { en: 'merge', zh: '合并' },
  aliases: [],
  help: {
    en: 'Make two records of one customer one: the first goes into the second. Can be undone.',
    zh: '合并重复客户：前一个并入后一个，可撤销。',
  },
  example: { en: '/customer merge acme 2 into acme robotics', zh: '/customer 合并 阿里二 并入 阿里' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  namesFirst: true,
  async run(deps, { words, customer, into }, asker) {
    if (customer !== undefined && into !== undefined) {
      const source = await requireVisible(deps, customer, asker)
      return merged(deps, source, await requireVisible(deps, into, asker), asker)
    }
    const asked = readMerge(words)
    if (!asked) return { card: mergeAskCard(asker.locale) }

    const source = await namedOne(deps, asked.source, asker)
    if ('reply' in source) return source.reply
    const target = await namedOne(deps, asked.target, asker)
    return 'reply' in target ? target.reply : merged(deps, source.customer, target.customer, asker)
  },
})

type Named = { readonly customer: Customer } | { readonly reply: Reply }

/** Merging is no place to guess: a name that several share is asked back. */
async function namedOne(deps: CommandDeps, name: string, asker: Asker): Promise<Named> {
  const found = await resolveCustomer(deps, name, asker)
  if (found.kind === 'one') return { customer: found.customer }

  const near = found.kind === 'several' ? found.customers : found.near
  return { reply: await notFoundReply(deps, { typed: name, command: 'tier', asker, near }) }
}

async function merged(deps: CommandDeps, source: Customer, target: Customer, asker: Asker): Promise<Reply> {
  await mergeCustomers(deps, { source: source._id, target: target._id, by: asker.userId })
  const undo = await withUndo(deps, asker, {
    command: 'merge',
    customerId: target._id,
    steps: [{ do: 'unmerge', customerId: source._id }],
  })
  return { card: mergedCard(asker.locale, source, target, undo) }
}
