import { afterEach, expect, it } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import { refetchContactJob } from '#jobs/refetch-contact.ts'
import { relay } from '#jobs/relay.ts'
import { writeTagsJob } from '#jobs/write-tags.ts'
import { servedWecom } from '../../helpers/a-wecom.ts'
import { aCustomer, aTier } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { eventually } from '../../helpers/eventually.ts'
import { runJob } from '../../helpers/memory-queues.ts'
import { aBook } from './a-book.ts'

let opened: Awaited<ReturnType<typeof aBook>>
afterEach(() => opened.desk.close())

const acme = aCustomer({ _id: 'c-acme', ref: 'acme', name: 'Acme', tier: aTier({ code: 'A' }) })
const nameOf = (code: string) => aPolicy().tiers.find((tier) => tier.code === code)?.name.zh

it('a remark that a rep changes by hand is told by an encrypted callback, and names the person alone', async () => {
  opened = await aBook({ customers: [acme] })
  const changed: string[] = []
  const { fake, failed } = await servedWecom({ contactChanged: async (id) => void changed.push(id) })

  const tries = await fake.user('mei').changesCustomer('wm1')

  await eventually('the person', async () => changed.length > 0)
  expect(tries).toHaveLength(1)
  expect([changed, failed]).toEqual([['wm1'], []])
})

it('what was told is read anew and tagged; a change of tier is written back, for whom there is a contact', async () => {
  opened = await aBook({ customers: [acme, aCustomer({ _id: 'c-other', ref: 'other', name: 'Other' })] })
  const { desk, wecom, book, tagsOn, marks } = opened
  const deps = {
    ...opened.deps,
    ...{ contactBooks: [book], defaultLocale: 'zh', chats: [] },
  } as unknown as JobDeps
  wecom.add.customer('wm1', { follows: { mei: { remarkCompany: 'Acme' } } })

  await runJob(deps, refetchContactJob.name, { surface: 'wecom', contactId: 'wm1' })
  await runJob(deps, writeTagsJob.name)
  const first = tagsOn('wm1')
  const customer = await desk.store.customers.get('c-acme')
  const notice = {
    key: 'c-acme-9',
    kind: 'tier-change',
    at: acme.knownSince,
    from: 'A',
    to: 'B',
    rev: 9,
  } as const
  await desk.store.customers.update('c-acme', customer?.rev ?? 0, {
    set: { tier: aTier({ code: 'B' }) },
    unset: [],
    push: [{ ...notice, evidence: { reason: 'demoted' } }],
  })
  desk.queues.waiting.length = 0
  await runJob(deps, relay.name, { customerId: 'c-acme' })
  await runJob(deps, relay.name, { customerId: 'c-other' })
  const asked = desk.queues.waiting.filter(({ job }) => job === 'write-tags').length
  await runJob(deps, writeTagsJob.name)

  expect([first, tagsOn('wm1')]).toEqual([[nameOf('A')], [nameOf('B')]])
  expect([asked, marks().length]).toEqual([1, 2])
})
