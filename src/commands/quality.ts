import { z } from 'zod'
import { qualityCard } from '#src/cards/records/quality-card.ts'
import { repsOf } from '#src/decide/contacts/next-contact.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { shortNameOf } from '#src/domain/legal-forms.ts'
import { createQualityTally } from '#src/domain/quality/quality-tally.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { visiblePages } from './gathered/visible-pages.ts'

/** Imports whose rows to check are counted. */
const newestImports = 20
const shownPairs = 5

/** Of an admin the whole company's, else those of the people whose customers the asker sees. */
async function contactsInSight({ users, contactLinks }: CommandDeps, { sees }: Asker) {
  if (sees === 'all') return contactLinks.count()
  return contactLinks.count((await users.list()).filter(({ _id }) => sees.includes(_id)).flatMap(repsOf))
}

/** `/customer quality`: how complete, accurate and recent the data is, of whatever the asker may see. */
export const quality = defineCommand({
  name: 'quality',
  shown: { en: 'quality', zh: '数据体检' },
  aliases: ['data quality'],
  help: {
    en: 'How complete, accurate and recent your customers’ data is; stale tiers; who may be there twice.',
    zh: '检查客户资料的完整、准确、及时程度，以及过期等级和疑似重复。',
  },
  example: { en: '/customer quality', zh: '/customer 数据体检' },
  input: z.strictObject({}),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, _input, asker) {
    const policy = await activePolicy(deps)
    const tally = createQualityTally({
      now: deps.clock.now(),
      policyVersion: policy.version,
      dormantDays: policy.lifecycle.dormantDays,
      keyOf: (name) => shortNameOf(name).replaceAll(' ', ''),
    })
    for await (const page of visiblePages(deps, asker)) for (const customer of page) tally.add(customer)
    const found = tally.result()

    const pairs = found.duplicates.slice(0, shownPairs)
    const twins = await deps.customers.visibleTo(asker).byIds(pairs.flat())
    // What waits to be checked is the whole company's.
    const imports = asker.role === 'admin' ? await deps.imports.latest(newestImports) : undefined
    await recordRead(deps, asker, 'quality', { fields: ['name', 'attrs', 'contacts', 'tier'] })

    const quarantined = imports?.reduce((sum, one) => sum + one.quarantined, 0)
    const contacts = await contactsInSight(deps, asker)
    return { card: qualityCard(asker.locale, { found, pairs, twins, quarantined, contacts }) }
  },
})
