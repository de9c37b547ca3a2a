import { expect, test } from 'vitest'
import { publishPolicy } from '#src/decide/policy/publish-policy.ts'
import { previewPolicy } from '#src/decide/preview/preview-policy.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...uncalibrated } = aPolicy()

onEveryServer('a policy tried and published on a base with groups', (openStore, where) => {
  const company = useCompany(openStore, where)
  const tierOf = async (id: string) => (await company().get(id)).tier?.code

  /** Sixty buyers, the n-th of n times 1,000 yuan; the smallest is a branch of the largest. */
  const open = async () => {
    const { publish, join, ingest, deps } = company()
    await publish(uncalibrated)
    const ids = Array.from({ length: 60 }, (_, n) => `c${n + 1}`)
    const parentOf = (_id: string) => (_id === 'c1' ? { parent: 'c60' } : {})
    await join(...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [], ...parentOf(_id) })))
    await ingest(
      ...ids.flatMap((id, n) =>
        [280, 190, 100, 20].map((ago) => anOrder(id, { at: daysAgo(ago), yuan: (n + 1) * 1_000 })),
      ),
    )
    await rescoreMany(deps, ids)
    await retier(deps)
  }

  test('the branch stands through its group, and the same policy would not move it', async () => {
    await open()

    const preview = await previewPolicy(company().deps, { ...uncalibrated, version: 2 }, { seed: 1 })

    expect([await tierOf('c60'), await tierOf('c1'), await tierOf('c2')]).toEqual(['A', 'B', 'D'])
    expect(preview.movers).toEqual([])
  })

  test('publishing sums the groups up anew and leaves the branch where it stands', async () => {
    await open()
    const { version: ___, ...draft } = uncalibrated

    const { moves } = await publishPolicy({ ...company().deps, audit: company().store.audit }, draft)

    expect(moves).toEqual([])
    expect(await tierOf('c1')).toBe('B')
    expect((await company().get('c1')).group).toMatchObject({ root: 'c60', policyVersion: 2, members: 2 })
    expect((await company().get('c1')).dirty).toBeUndefined()
  })
})
