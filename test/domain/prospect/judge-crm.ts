import { auc } from '#src/domain/evaluation/auc.ts'
import { below, seeded } from '#src/domain/evaluation/random.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'
import { fitOf } from '#src/domain/prospect/fit.ts'
import { fitProfileOf } from '#src/domain/prospect/fit-profile.ts'
import { prospectScore } from '#src/domain/prospect/prospect-score.ts'
import { growth } from '#src/domain/score/decay.ts'
import { someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import type { Account, Opportunity } from './crm.ts'

/** One open sale as it was scored at the date, and whether it was won later. */
export type Judged = {
  readonly account: string
  readonly won: number
  readonly fit: number
  readonly engagement: number
  readonly points: number
}

const attributes = ['sector', 'office', 'founded', 'revenue', 'employees']
const policy = aPolicy({
  halfLifeDays: 90,
  prospects: { ...defaultProspects, fit: { ...defaultProspects.fit, attributes } },
})
/** Of ten accounts one is among the best, as in tier A. */
const topShare = 0.1

/** The best accounts at a date, by their decayed sales until then. */
function bestOf(accounts: readonly Account[], sales: readonly Opportunity[], at: Date): ReadonlySet<string> {
  const value = new Map<string, number>()
  for (const { account, ended } of sales) {
    if (ended?.kind !== 'won' || ended.at >= at) continue
    value.set(account, (value.get(account) ?? 0) + ended.amount * growth(ended.at, policy))
  }
  const ranked = [...value].sort((a, b) => b[1] - a[1]).map(([account]) => account)
  return new Set(ranked.slice(0, Math.round(topShare * accounts.length)))
}

/** What was known of an account at a date: one contact from each sale that had been begun. */
function factsAt(account: string, sales: readonly Opportunity[], at: Date) {
  const engagement = sales
    .filter((sale) => sale.account === account && sale.engagedAt < at)
    .reduce((sum, { engagedAt }) => sum + growth(engagedAt, policy), 0)
  return someFacts({ sums: { spend: 0, orders: 0, engagement } })
}

/** Scores the sales that were open at a date, from what was known before it, and says which were won later. */
export function judgeAt(accounts: readonly Account[], sales: readonly Opportunity[], at: Date): Judged[] {
  const best = bestOf(accounts, sales, at)
  const profile = fitProfileOf(
    accounts.map(({ name, attrs }) => ({ attrs, isTop: best.has(name) })),
    attributes,
  )
  const scores = new Map(
    accounts.map(({ name, attrs }) => [
      name,
      prospectScore({ attrs, facts: factsAt(name, sales, at) }, profile, policy, at),
    ]),
  )
  return sales.flatMap(({ account, engagedAt, ended }) => {
    const score = scores.get(account)
    if (!score || !ended || engagedAt >= at || ended.at < at) return []

    const { fit, engagement, points } = score
    return [{ account, won: Number(ended.kind === 'won'), fit: fit.fit, engagement, points }]
  })
}

/** One account at the date: how it fits the best of the others, and whether it became one of the best fifth later. */
export type JudgedAccount = { readonly account: string; readonly won: number; readonly fit: number }

/** Each account as if it were unknown: compared with the best of the others, judged by what it bought afterwards. */
export function judgeAccountsAt(
  accounts: readonly Account[],
  sales: readonly Opportunity[],
  at: Date,
): JudgedAccount[] {
  const best = bestOf(accounts, sales, at)
  const later = new Map<string, number>()
  for (const { account, ended } of sales) {
    if (ended?.kind === 'won' && ended.at >= at) later.set(account, (later.get(account) ?? 0) + ended.amount)
  }
  const ranked = [...later].sort((a, b) => b[1] - a[1]).map(([account]) => account)
  const bestLater = new Set(ranked.slice(0, accounts.length / 5))

  return accounts.map(({ name, attrs }) => {
    const others = accounts.filter((one) => one.name !== name)
    const profile = fitProfileOf(
      others.map((one) => ({ attrs: one.attrs, isTop: best.has(one.name) })),
      attributes,
    )
    return { account: name, won: Number(bestLater.has(name)), fit: fitOf(attrs, profile).fit }
  })
}

const aucOf = <Name extends string>(
  judged: readonly ({ readonly won: number } & Readonly<Record<Name, number>>)[],
  by: Name,
): number =>
  auc(
    Float64Array.from(judged, (one) => one[by]),
    judged.map(({ won }) => won),
  )

/**
 * The mean area under the curve over the dates, with its 95 % interval: accounts are drawn anew, with all their sales,
 * since the sales of one account share its score.
 */
export function intervalOf<Name extends string>(
  dates: readonly (readonly ({ readonly account: string; readonly won: number } & Readonly<
    Record<Name, number>
  >)[])[],
  by: Name,
  rounds = 200,
) {
  const meanOf = (lists: typeof dates) => lists.reduce((sum, list) => sum + aucOf(list, by), 0) / lists.length
  const names = [...new Set(dates.flat().map(({ account }) => account))]
  const byAccount = dates.map((list) => Map.groupBy(list, ({ account }) => account))
  const random = seeded(7)
  const drawn = Array.from({ length: rounds }, () => {
    const picks = names.map(() => names[below(random, names.length)] ?? '')
    return meanOf(byAccount.map((lists) => picks.flatMap((name) => lists.get(name) ?? [])))
  }).sort((a, b) => a - b)

  return {
    mean: meanOf(dates),
    low: drawn[Math.floor(0.025 * rounds)] ?? 0,
    high: drawn[Math.ceil(0.975 * rounds) - 1] ?? 1,
  }
}
