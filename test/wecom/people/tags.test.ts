import { afterEach, describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { aCustomer, aTier } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aBook } from './a-book.ts'

let opened: Awaited<ReturnType<typeof aBook>>
afterEach(() => opened.desk.close())

const acme = aCustomer({ _id: 'c-acme', ref: 'acme', name: 'Acme', owner: 'mei', tier: aTier({ code: 'A' }) })
const named = (code: string) => aPolicy().tiers.find((tier) => tier.code === code)?.name.zh

/** Acme's person wm1, whom Mei and Li have; pulled, and each of theirs due. */
async function withPerson(given: Partial<Customer> = {}) {
  opened = await aBook({ customers: [{ ...acme, ...given }] })
  opened.wecom.add.customer('wm1', { follows: { mei: { remarkCompany: 'Acme' }, li: {} } })
  await opened.pull()
  return opened
}

/** The customer's tier is another one now. */
async function moves({ desk, links }: Awaited<ReturnType<typeof aBook>>, code: string) {
  const customer = await desk.store.customers.get('c-acme')
  const set = { tier: aTier({ code }) }
  await desk.store.customers.update('c-acme', customer?.rev ?? 0, { set, unset: [], push: [] })
  await links.markTagDue({ customers: ['c-acme'] })
}

describe('a tier written back', () => {
  it('stands as a tag on the contact of the rep whose customer it is, and on nobody else’s', async () => {
    const { write, tagsOn } = await withPerson()

    await write()

    expect(tagsOn('wm1', 'mei')).toEqual([named('A')])
    expect(tagsOn('wm1', 'li')).toEqual([])
  })

  it('is written once: a run after it, and another pull, call nothing', async () => {
    const { write, pull, marks, callsOf } = await withPerson()
    await write()

    await write()
    await pull()
    await write()

    expect(marks()).toHaveLength(1)
    expect(callsOf('externalcontact/add_corp_tag')).toHaveLength(1)
  })

  it('changes in one call, the old one taken off with it', async () => {
    const here = await withPerson()
    await here.write()

    await moves(here, 'B')
    await here.write()

    expect(here.tagsOn('wm1')).toEqual([named('B')])
    expect(here.marks()).toHaveLength(2)
    expect(here.marks().at(-1)?.args).toMatchObject({
      add_tag: [expect.anything()],
      remove_tag: [expect.anything()],
    })
  })

  it('leaves the company’s own tags alone, also those of a group that is called like a tier', async () => {
    const here = await withPerson()
    const own = here.wecom.add.corpTag('客户等级', named('A') ?? '')
    here.wecom.state.customers.get('wm1')?.follows.get('mei')?.tagIds.add(own.id)
    await here.pull()
    await here.write()

    await moves(here, 'B')
    await here.write()

    expect(here.tagsOn('wm1')).toEqual([named('A'), named('B')])
    expect(here.wecom.state.corpTags.get(own.id)?.byApp).toBe(false)
  })

  it('is put back where somebody has taken it off, and made again where somebody has deleted it', async () => {
    const here = await withPerson()
    await here.write()
    const [id] = [...(here.wecom.state.customers.get('wm1')?.follows.get('mei')?.tagIds ?? [])]
    here.wecom.state.customers.get('wm1')?.follows.get('mei')?.tagIds.clear()
    here.wecom.state.corpTags.delete(id ?? '')

    await here.pull()
    await here.write()

    expect(here.tagsOn('wm1')).toEqual([named('A')])
  })

  it('goes with the customer to another owner, and off where it is nobody’s any more', async () => {
    const here = await withPerson()
    await here.write()

    await here.desk.store.customers.setProfile([{ id: 'c-acme', set: { owner: 'li' }, attrs: {} }])
    await here.pull()
    await here.write()

    expect([here.tagsOn('wm1', 'mei'), here.tagsOn('wm1', 'li')]).toEqual([[], [named('A')]])
  })

  it('goes on where it was when WeCom was too busy, and writes nothing twice', async () => {
    const here = await withPerson()
    here.wecom.add.customer('wm2', { follows: { mei: { remarkCompany: 'Acme' } } })
    await here.pull()
    const busy = { kind: 'error', error: '45033' } as const
    await here.write().catch(() => undefined)
    await moves(here, 'B')
    for (let n = 0; n < 5; n++) here.wecom.faults.next('externalcontact/mark_tag', busy)

    await expect(here.write()).rejects.toMatchObject({ retryable: true })
    const before = here.marks().length
    await here.write()

    expect(here.waited).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(here.marks().length - before).toBe(2)
    expect([here.tagsOn('wm1'), here.tagsOn('wm2')]).toEqual([[named('B')], [named('B')]])
  })

  it('is not written in the trial run, and is after it', async () => {
    const here = await withPerson()
    await here.desk.store.settings.set('trialRun', true)
    await here.write()
    const during = here.callsOf('externalcontact/add_corp_tag').length

    await here.desk.store.settings.set('trialRun', false)
    await here.write()

    expect([during, here.tagsOn('wm1')]).toEqual([0, [named('A')]])
  })

  it('is forgotten where the rep has the contact no more', async () => {
    const here = await withPerson()
    here.wecom.state.customers.get('wm1')?.follows.delete('mei')

    await here.write()

    expect(await here.link('wm1')).toBeUndefined()
  })

  it('follows what the policy calls its tiers', async () => {
    const here = await withPerson()
    await here.write()
    const tag = [...here.wecom.state.corpTags.values()].find(({ name }) => name === named('A'))
    const policy = aPolicy()
    const tiers = policy.tiers.map((one) =>
      one.code === 'A' ? { ...one, name: { en: 'VIP', zh: '战略客户' } } : one,
    )
    await here.desk.store.policies.insert({ ...policy, version: 2, tiers })
    await here.desk.store.policies.activate(2)

    await here.links.markTagDue({ customers: ['c-acme'] })
    await here.write()

    expect(here.wecom.state.corpTags.get(tag?.id ?? '')?.name).toBe('战略客户')
    expect(here.tagsOn('wm1')).toEqual(['战略客户'])
  })
})
