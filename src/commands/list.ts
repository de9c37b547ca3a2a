import { z } from 'zod'
import { type ListPage, listCard } from '#src/cards/records/list-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { testOf } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import type { Asker } from '#src/domain/user.ts'
import { type ListWords, readList, withoutPage } from '#src/grammar/list-words.ts'
import type { ListFilter } from '#src/ports/customers.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { visiblePages } from './gathered/visible-pages.ts'
import { requireSegment } from './naming/segment-named.ts'

const pageSize = 10

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  page: z.coerce.number().int().min(0).max(1_000).default(0),
})

/** `/customer list A dormant team`: who is in a tier, a lifecycle or a segment, the most valuable first, by pages. */
export const list = defineCommand({
  name: 'list',
  shown: { en: 'list', zh: '我的客户' },
  aliases: ['名单', 'my customers'],
  help: {
    en: 'Your customers by tier, lifecycle or segment; mine, team or all.',
    zh: '按等级、阶段或分群列出客户；可写 我的、团队、全部。',
  },
  example: { en: '/customer list A growing', zh: '/customer 我的客户 A 成长期' },
  input,
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run(deps, { words, page: turned }, asker) {
    const policy = await activePolicy(deps)
    const asked = readList(words, policy.tiers)
    const page = asked.page ?? turned
    const found = await pageOf(deps, asked, policy, page, asker)
    await recordRead(deps, asker, 'list', { fields: ['name', 'tier', 'lifecycle'] })

    return {
      card: listCard(asker.locale, {
        ...found,
        words: withoutPage(words),
        page,
        pageSize,
        policy,
        now: deps.clock.now(),
      }),
    }
  },
})

type Found = Pick<ListPage, 'customers' | 'count'>

async function pageOf(
  deps: CommandDeps,
  asked: ListWords,
  policy: Policy,
  page: number,
  asker: Asker,
): Promise<Found> {
  const filter = filterOf(asked, asker)
  if (asked.rest !== '') return segmentPage(deps, { asked, filter, policy, page }, asker)

  const visible = deps.customers.visibleTo(asker)
  const [customers, count] = await Promise.all([
    visible.list(filter, page * pageSize, pageSize),
    visible.countOf(filter),
  ])
  return { customers, count }
}

/** A rep's own without being asked; whoever sees more sees all of it, unless "mine" was said. */
const filterOf = ({ whose, tier, lifecycle }: ListWords, { userId }: Asker): ListFilter =>
  present({ tier, lifecycle, owners: whose === 'mine' ? [userId] : undefined })

type Segmented = {
  readonly asked: ListWords
  readonly filter: ListFilter
  readonly policy: Policy
  readonly page: number
}

/** Who fits a segment's rule, in `_id` order: the rule is no index, so all that may be seen are looked at. */
async function segmentPage(deps: CommandDeps, { asked, filter, policy, page }: Segmented, asker: Asker) {
  const belongs = testOf(parseWhere(requireSegment(policy, asked.rest).where))
  const now = deps.clock.now()
  const customers: Customer[] = []
  let count = 0
  for await (const part of visiblePages(deps, asker)) {
    for (const customer of part) {
      if (!fits(customer, filter) || !belongs(subjectOf(customer, policy, now))) continue
      if (count >= page * pageSize && customers.length < pageSize) customers.push(customer)
      count += 1
    }
  }
  return { customers, count }
}

const fits = ({ tier, lifecycle, owner }: Customer, filter: ListFilter): boolean =>
  (filter.tier === undefined || tier?.code === filter.tier) &&
  (filter.lifecycle === undefined || lifecycle === filter.lifecycle) &&
  (filter.owners === undefined || filter.owners.some((one) => one === owner))
