import { z } from 'zod'
import { askWordsCard } from '#src/cards/ask-name-card.ts'
import { foundCard } from '#src/cards/found-card.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { defineCommand } from './command.ts'
import { notFoundReply } from './not-found-reply.ts'
import { recordRead } from './record-read.ts'
import { listLimit } from './resolve-customer.ts'

/** `/customer find acme`: lists the asker's customers whose name, alias or pinyin matches. */
export const find = defineCommand({
  name: 'find',
  shown: { en: 'find', zh: '查客户' },
  aliases: ['找', '搜', '查找', '查', '搜索', 'search'],
  help: { en: 'Search your customers by part of a name.', zh: '按名称、拼音或首字母查找客户。' },
  example: { en: '/customer find acme', zh: '/customer 查客户 acme' },
  input: z.strictObject({ words: z.string().max(1_000).default('') }),
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run(deps, { words }, asker) {
    const normalised = normaliseName(words)
    if (normalised === '') return { card: askWordsCard(asker.locale), refused: 'name-missing' }

    const hits = await deps.customers.visibleTo(asker).search(normalised, listLimit + 1)
    if (hits.length === 0) return notFoundReply(deps, { typed: words, command: 'tier', asker })
    await recordRead(deps, asker, 'find', { fields: ['name', 'tier', 'lifecycle'] })
    const list = {
      customers: hits.slice(0, listLimit).map(({ customer }) => customer),
      command: 'tier',
      policy: await deps.policies.active(),
      now: deps.clock.now(),
    }
    return { card: foundCard(asker.locale, words, list, hits.length > listLimit) }
  },
})
