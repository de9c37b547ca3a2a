import { z } from 'zod'
import type { Card } from '#src/cards/card.ts'
import { trendFact } from '#src/cards/digest/trend-fact.ts'
import { homeCard } from '#src/cards/follow-up/home-card.ts'
import { newestDigest } from '#src/decide/digest/newest-digest.ts'
import { digestView } from '#src/decide/digest/view-digest.ts'
import { todayListCard } from '#src/decide/tell/today.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { homeGaps } from './gathered/home-gaps.ts'
import { mine } from './gathered/problem-view.ts'
import { teamExceptions } from './gathered/team-exceptions.ts'
import { dueToday } from './touches/due-today.ts'

/** `/customer home`: the asker's day in one card, by their role; Slack's App Home shows it. */
export const home = defineCommand({
  name: 'home',
  shown: { en: 'home', zh: '工作台' },
  aliases: ['首页'],
  help: {
    en: 'Your day in one card: what to do, where your customers stand, settings.',
    zh: '一张卡片看全天：今日待办、客户等级分布、设置。',
  },
  example: { en: '/customer home', zh: '/customer 工作台' },
  input: z.strictObject({}),
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run(deps, _input, asker) {
    const { role, name, locale } = asker
    const policy = await activePolicy(deps)
    const isBoss = role === 'manager' || role === 'admin'
    const of = {
      name,
      role,
      policy,
      list: await listFor(deps, asker),
      tiers: role === 'service' ? [] : await tiersFor(deps, policy, asker),
    }
    await recordRead(deps, asker, 'home', { fields: ['name', 'tier', 'reminders'] })
    const boss = isBoss ? await bossPart(deps, asker) : {}
    const missing = role === 'admin' ? { missing: await homeGaps(deps, policy, asker) } : {}
    return { card: homeCard(locale, { ...of, ...boss, ...missing }) }
  },
})

async function listFor(deps: CommandDeps, asker: Asker): Promise<Card> {
  if (asker.role === 'service') return (await mine(deps, asker)).card
  const { userId: _id, locale, zone } = asker
  return todayListCard(deps, await dueToday(deps, asker), { _id, locale, zone })
}

/** A rep's own; whoever sees more sees all of it. */
async function tiersFor({ customers }: CommandDeps, { tiers }: Policy, asker: Asker) {
  const visible = customers.visibleTo(asker)
  const owners = asker.role === 'rep' ? { owners: [asker.userId] } : {}
  return Promise.all(
    tiers.map(async ({ code }) => ({
      code,
      count: await visible.countOf({ tier: code, kind: 'customer', ...owners }),
    })),
  )
}

async function bossPart(deps: CommandDeps, asker: Asker) {
  const compared = await newestDigest(deps, asker)
  const trend = compared && trendFact(await digestView(deps, compared, asker))
  return { ...(await teamExceptions(deps, asker)), ...present({ trend }) }
}
