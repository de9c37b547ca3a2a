import { expect, test } from 'vitest'
import { policyPreviewText } from '#src/cli/policy-preview-text.ts'
import { previewPolicy } from '#src/decide/preview/preview-policy.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Policy } from '#src/domain/policy.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...uncalibrated } = aPolicy()

const weighed = (spend: number, orders: number, engagement: number): Policy => {
  const weights: Record<string, number> = { spend, orders, engagement }
  const dimensions = aPolicy().dimensions.map((rule) => ({ ...rule, weight: weights[rule.name] ?? 0 }))
  return { ...uncalibrated, name: 'tried', dimensions, version: 2 }
}

onEveryServer('trying a policy before it is published', (openStore, where) => {
  const company = useCompany(openStore, where)

  /** Sixty buyers, the n-th of n times 1,000 yuan; the smallest ten are in touch all the time. */
  const open = async () => {
    const { publish, join, ingest, deps } = company()
    await publish(uncalibrated)
    const ids = Array.from({ length: 60 }, (_, n) => `c${n + 1}`)
    await join(...ids.map((_id, n) => aNewcomer(_id, { _id, searchKeys: [], owner: n < 10 ? 'mei' : 'lei' })))
    await ingest(
      ...ids.flatMap((id, n) =>
        [280, 190, 100, 20].map((ago) => anOrder(id, { at: daysAgo(ago), yuan: (n + 1) * 1_000 })),
      ),
      ...ids
        .slice(0, 10)
        .flatMap((id) => Array.from({ length: 20 }, (_, n) => aTouch(id, { at: daysAgo(n + 1) }))),
    )
    await rescoreMany(deps, ids)
    await retier(deps)
  }
  const stored = async () => {
    const { store } = company()
    return [
      await store.customers.page(undefined, 1_000),
      await store.policies.active(),
      await store.cuts.oldest(),
    ]
  }

  test('the same policy moves nobody, and the held-out check is a tie', async () => {
    await open()

    const same = await previewPolicy(company().deps, { ...uncalibrated, version: 2 }, { seed: 1 })

    expect(same.movers).toEqual([])
    expect(same.matrix.counts.map((row, at) => row[at])).toEqual([6, 12, 18, 24])
    expect(same.heldOut?.difference).toEqual({ difference: 0, low: 0, high: 0 })
  })

  test('names who would move, why, and when; stores nothing', async () => {
    await open()
    const before = await stored()

    const preview = await previewPolicy(company().deps, weighed(0.05, 0.05, 0.9), { seed: 1 })

    const risen = preview.movers.filter(({ owner }) => owner === 'mei')
    expect(risen.length).toBeGreaterThan(5)
    expect(risen.every(({ part }) => part?.name === 'engagement')).toBe(true)
    expect(risen.every(({ rank }) => rank.after > rank.before)).toBe(true)
    const order = ['A', 'B', 'C', 'D']
    const falls = preview.movers.filter(({ from, to }) => order.indexOf(to) > order.indexOf(from))
    expect(falls.length).toBeGreaterThan(5)
    expect(falls.some(({ atOnce }) => atOnce)).toBe(false)
    expect(preview.moved.up + preview.moved.down).toBe(preview.movers.length)
    expect(await stored()).toEqual(before)
  })

  test('reads in both languages', async () => {
    await open()
    const preview = await previewPolicy(company().deps, weighed(0.05, 0.05, 0.9), { seed: 1 })

    const [en, zh] = [policyPreviewText('en', preview), policyPreviewText('zh', preview)]

    expect(en).toContain('Nothing has been changed.')
    expect(en).toContain('mostly by')
    expect(zh).toContain('数据没有改动')
    expect(zh).not.toMatch(/would|mostly|points|Engagement/)
  })
})
