import { beforeAll, beforeEach, expect, it } from 'vitest'
import { contactLinkId } from '#src/domain/contact/contact-link.ts'
import type { SeenRelation } from '#src/ports/contact-links.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Reps' contacts on a chat surface. */
export const contactLinks = (openStore: OpenStore): void => {
  let store: Store
  let rep: string
  beforeAll(async () => {
    store = await openStore()
  })
  beforeEach(() => {
    rep = anId('rep')
  })
  const aRelation = (given: Partial<SeenRelation> = {}): SeenRelation => {
    const contactId = given.contactId ?? anId('wm')
    const of = given.rep ?? rep
    return {
      _id: contactLinkId('wecom', contactId, of),
      surface: 'wecom',
      contactId,
      rep: of,
      name: '张三',
      company: '阿里巴巴',
      phones: ['blind'],
      since: aDay('10-01'),
      tags: [],
      seenAt: aDay('11-20'),
      ...given,
    }
  }
  const linked = (customerId: string) => ({ state: 'linked', customerId, by: 'company' }) as const

  it('a new one is unknown; seen again it keeps whose it is, and loses what is told no longer', async () => {
    const seen = aRelation()
    await store.contactLinks.see([seen])
    const first = await store.contactLinks.get(seen._id)
    await store.contactLinks.settle([{ id: seen._id, match: linked('c-1') }])
    const { company: _, ...later } = { ...seen, name: '张三丰', seenAt: aDay('11-21') }

    await store.contactLinks.see([later])

    expect(first).toEqual({ ...seen, state: 'unknown' })
    expect(await store.contactLinks.get(seen._id)).toEqual({
      ...later,
      state: 'linked',
      customerId: 'c-1',
      by: 'company',
    })
  })

  it('a match takes the place of the one before, whole', async () => {
    const seen = aRelation()
    await store.contactLinks.see([seen])
    await store.contactLinks.settle([{ id: seen._id, match: linked('c-1') }])

    await store.contactLinks.settle([
      { id: seen._id, match: { state: 'unsure', candidates: ['c-1', 'c-2'] } },
    ])

    const found = await store.contactLinks.get(seen._id)
    expect(found).toMatchObject({ state: 'unsure', candidates: ['c-1', 'c-2'] })
    expect([found?.customerId, found?.by]).toEqual([undefined, undefined])
  })

  it('they are found by the customer whose people they are, and by what they or their rep call them', async () => {
    const [customerId, name, remark] = [anId('c'), anId('王'), anId('王芳采购')]
    const [one, other, stranger] = [aRelation({ name }), aRelation({ name, remark }), aRelation()]
    await store.contactLinks.see([one, other, stranger])
    await store.contactLinks.settle([{ id: one._id, match: linked(customerId) }])

    const idsOf = async (found: Promise<readonly { readonly _id: string }[]>) =>
      (await found).map(({ _id }) => _id).toSorted()

    expect(await idsOf(store.contactLinks.ofCustomers([customerId]))).toEqual([one._id])
    expect(await idsOf(store.contactLinks.called([name, 'nobody']))).toEqual([one._id, other._id].toSorted())
    expect(await idsOf(store.contactLinks.called([remark]))).toEqual([other._id])
  })

  it('those not seen since a run began are forgotten, of that surface', async () => {
    const [old, fresh] = [aRelation({ seenAt: aDay('01-01') }), aRelation()]
    await store.contactLinks.see([old, fresh])

    const gone = await store.contactLinks.removeUnseen('wecom', aDay('01-02'))

    expect(gone).toBe(1)
    expect((await store.contactLinks.getMany([old._id, fresh._id])).map(({ _id }) => _id)).toEqual([
      fresh._id,
    ])
  })

  it('unsure ones come to their rep the oldest first, and are told of once', async () => {
    const relations = ['10-03', '10-01', '10-02'].map((day) => aRelation({ since: aDay(day) }))
    await store.contactLinks.see(relations)
    const ids = relations.map(({ _id }) => _id)
    await store.contactLinks.settle(ids.map((id) => ({ id, match: { state: 'unsure', candidates: ['c'] } })))
    const before = await store.contactLinks.repsToAsk('wecom', aDay('11-01'))

    await store.contactLinks.markAsked(ids, aDay('11-20'))

    const found = await store.contactLinks.unsure('wecom', [rep], 2)
    expect(found.map(({ since }) => since)).toEqual([aDay('10-01'), aDay('10-02')])
    expect(before).toContain(rep)
    expect(await store.contactLinks.repsToAsk('wecom', aDay('11-01'))).not.toContain(rep)
    expect(await store.contactLinks.repsToAsk('wecom', aDay('11-21'))).toContain(rep)
  })

  it('are counted by state, for some reps or for all', async () => {
    const relations = [aRelation(), aRelation(), aRelation()]
    await store.contactLinks.see(relations)
    await store.contactLinks.settle([{ id: relations[0]?._id ?? '', match: linked('c-1') }])

    expect(await store.contactLinks.count([rep])).toEqual({ linked: 1, unsure: 0, unknown: 2, none: 0 })
    expect((await store.contactLinks.count()).linked).toBeGreaterThanOrEqual(1)
  })

  it('a customer’s are due for their tag until it is written, or longer where they are another’s meanwhile', async () => {
    const customerId = anId('c')
    const [one, moved] = [aRelation(), aRelation()]
    await store.contactLinks.see([one, moved])
    await store.contactLinks.settle([one, moved].map(({ _id }) => ({ id: _id, match: linked(customerId) })))

    const marked = await store.contactLinks.markTagDue({ customers: [customerId] })
    await store.contactLinks.settle([{ id: moved._id, match: linked(anId('c')) }])
    for (const { _id } of [one, moved]) await store.contactLinks.tagged({ _id, customerId }, ['et1'])

    const due = (await store.contactLinks.tagDue('wecom', 1_000)).map(({ _id }) => _id)
    expect(marked).toBe(2)
    expect(due).toContain(moved._id)
    expect(due).not.toContain(one._id)
    expect((await store.contactLinks.get(one._id))?.tags).toEqual(['et1'])
  })

  it('every rep’s relation to one person is found by the person', async () => {
    const contactId = anId('wm')
    const relations = [aRelation({ contactId }), aRelation({ contactId, rep: anId('rep') }), aRelation()]
    await store.contactLinks.see(relations)

    const found = await store.contactLinks.ofContacts('wecom', [contactId])

    expect(found.map(({ _id }) => _id).sort()).toEqual([relations[0]?._id, relations[1]?._id].sort())
  })
}
