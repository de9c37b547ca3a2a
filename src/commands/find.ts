import { z } from 'zod'
import { askWordsCard } from '#src/cards/asking/ask-name-card.ts'
import type { Reply } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { foundCard } from '#src/cards/customers/found-card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { notFoundReply } from './dispatch/not-found-reply.ts'
import { findForm } from './forms/find-form.ts'
import { mentionedCustomers } from './naming/mentioned.ts'
import { listLimit } from './naming/resolve-customer.ts'

/** `/customer find acme`: lists the asker's customers whose name, alias or pinyin matches. */
export const find = defineCommand({
  name: 'find',
  shown: { en: 'find', zh: '查客户' },
  aliases: ['找', '搜', '查找', '查', '搜索', 'search'],
  help: { en: 'Search your customers by part of a name.', zh: '按名称、拼音或首字母查找客户。' },
  example: { en: '/customer find acme', zh: '/customer 查客户 acme' },
  input: z.strictObject({
    words: z.string().max(1_000).default(''),
    /** A message that somebody wrote: whoever is named in it is meant. */
    quoted: z.string().max(4_000).optional(),
  }),
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  form: (deps, _given, asker) => findForm(deps, asker),
  async run(deps, { words, quoted }, asker) {
    if (quoted !== undefined) return namedIn(deps, quoted, asker)
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

/** The customers that a message names, each with its tier. */
async function namedIn(deps: CommandDeps, quoted: string, asker: Asker): Promise<Reply> {
  const { locale } = asker
  const customers = await mentionedCustomers(deps, quoted, asker)
  await recordRead(deps, asker, 'find', { fields: ['name', 'tier', 'lifecycle'] })
  if (customers.length === 0) {
    const title = t(locale, 'find.quoted-none-title')
    return { card: plainCard(locale, title, [t(locale, 'find.quoted-none')]), refused: 'customer-not-found' }
  }
  const policy = await deps.policies.active()
  const rows = customerRows(locale, {
    customers,
    command: 'tier',
    policy,
    now: deps.clock.now(),
    alike: true,
  })
  const title = t(locale, 'find.quoted-title', { count: customers.length })
  const words = rows.map(({ title: name, detail }) => labelled(locale, name, detail ?? ''))
  return { card: { title, tone: 'neutral', text: sentences(locale, [title, ...words]), rows } }
}
