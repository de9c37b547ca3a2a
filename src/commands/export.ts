import { z } from 'zod'
import { exportCard, exportFile } from '#src/cards/records/export-file.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { testOf } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import type { Asker } from '#src/domain/user.ts'
import { type ListWords, readList } from '#src/grammar/list-words.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { visiblePages } from './gathered/visible-pages.ts'
import { requireSegment } from './naming/segment-named.ts'

/** A file of more is nothing that a chat should carry. */
const most = 20_000

const fields = ['name', 'kind', 'tier', 'lifecycle', 'owner', 'tags', 'attrs', 'facts']

/** `/customer export A team`: what the asker may see, as a CSV. */
export const exportCommand = defineCommand({
  name: 'export',
  shown: { en: 'export', zh: '导出' },
  aliases: [],
  help: {
    en: 'What you can see as a CSV file; by tier, lifecycle or segment as in list.',
    zh: '把你能看到的客户导出为 CSV，可按等级、阶段或分群筛选。',
  },
  example: { en: '/customer export A', zh: '/customer 导出 A' },
  input: z.strictObject({ words: z.string().max(1_000).default('') }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, { words }, asker) {
    const policy = await activePolicy(deps)
    const customers = await chosen(deps, readList(words, policy.tiers), asker)
    await recordRead(deps, asker, 'export', { fields })
    const users = await deps.users.list()
    const file = exportFile(asker.locale, {
      customers: customers.slice(0, most),
      owners: new Map(users.map(({ _id, name }) => [_id, name])),
      currency: policy.baseCurrency,
      zone: asker.zone,
      now: deps.clock.now(),
    })
    const count = Math.min(customers.length, most)
    return {
      card: exportCard(asker.locale, { count, most, isCut: customers.length > most }),
      files: [file],
    }
  },
})

/** One more than fits says that something is left out. */
async function chosen(deps: CommandDeps, asked: ListWords, asker: Asker): Promise<readonly Customer[]> {
  const policy = await activePolicy(deps)
  const rule = asked.rest === '' ? undefined : requireSegment(policy, asked.rest)
  const belongs = rule && testOf(parseWhere(rule.where))
  const now = deps.clock.now()
  const fits = (customer: Customer): boolean =>
    (asked.tier === undefined || customer.tier?.code === asked.tier) &&
    (asked.lifecycle === undefined || customer.lifecycle === asked.lifecycle) &&
    (asked.whose !== 'mine' || customer.owner === asker.userId) &&
    (belongs === undefined || belongs(subjectOf(customer, policy, now)))

  const found: Customer[] = []
  for await (const page of visiblePages(deps, asker)) {
    found.push(...page.filter(fits))
    if (found.length > most) break
  }
  return found
}
