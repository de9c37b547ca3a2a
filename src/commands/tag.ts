import { z } from 'zod'
import { tagsCard } from '#src/cards/records/tags-card.ts'
import { changeCustomer } from '#src/decide/records/change-customer.ts'
import { tagPatch } from '#src/decide/records/change-tags.ts'
import { undoOf } from '#src/decide/records/undo-step.ts'
import { readTags } from '#src/grammar/tag-words.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import { askedCustomer } from './naming/asked-customer.ts'

const shown = { en: 'tag', zh: '打标签' }

/** `/customer tag acme +vip -trial`: puts tags on a customer and takes them off. */
export const tag = defineCommand({
  name: 'tag',
  shown,
  aliases: [],
  help: {
    en: 'Put tags on a customer (+) or take them off (−).',
    zh: '给客户加标签（+）或去标签（-）。',
  },
  example: { en: '/customer tag acme +vip', zh: '/customer 打标签 acme +重点' },
  input: z.strictObject({
    words: z.string().max(1_000).default(''),
    customer: z.string().min(1).max(200).optional(),
  }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  namesFirst: true,
  async run(deps, { words, customer: asked }, asker) {
    const whom = { command: 'tag', shown, words, customer: asked, fits: () => true }
    const found = await askedCustomer(deps, whom, asker)
    if ('reply' in found) return found.reply

    const { customer, rest } = found
    const change = readTags(rest)
    const author = { by: asker.userId, action: 'change:tag' }
    const changed = await changeCustomer(deps, customer._id, author, (standing) =>
      tagPatch(standing, change, deps.clock.now()),
    )
    const undo = changed
      ? await withUndo(deps, asker, { command: 'tag', customerId: customer._id, steps: [undoOf(changed)] })
      : []
    const tags = changed?.patch.set.tags ?? customer.tags
    const before = changed?.before.tags ?? tags
    const added = tags.filter((tag) => !before.includes(tag))
    const removed = before.filter((tag) => !tags.includes(tag))
    return { card: tagsCard(asker.locale, { customer, tags, added, removed, undo }) }
  },
})
