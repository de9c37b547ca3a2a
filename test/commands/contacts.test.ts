import { afterEach, describe, expect, it } from 'vitest'
import { askContacts } from '#src/decide/contacts/ask-contacts.ts'
import { messageCard } from '#src/decide/tell/message-card.ts'
import { contactLinkId } from '#src/domain/contact/contact-link.ts'
import { aCustomer, aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const onWecom = (userId: string) => ({ surface: 'wecom', team: 'ww1', userId }) as const
const customers = ['上海', '北京', '广州'].map((city, n) =>
  aCustomer({ _id: `c-${n}`, ref: `b${n}`, name: `阿里${city}` }),
)
let desk: Awaited<ReturnType<typeof openDesk>>
afterEach(() => desk.close())

/** Mei, who reads Chinese, with so many contacts that may be any of three customers'. */
async function withUnsure(count: number) {
  desk = await openDesk({
    users: [
      aUser({ locale: 'zh', identities: [onWecom('mei')] }),
      aUser({ _id: 'li', name: 'Li', identities: [onWecom('li')] }),
    ],
    customers,
  })
  const { contactLinks } = desk.store
  const ids = Array.from({ length: count }, (_, n) => contactLinkId('wecom', `wm${n}`, 'mei'))
  await contactLinks.see(
    ids.map((_id, n) => ({
      ...{ _id, surface: 'wecom', contactId: `wm${n}`, rep: 'mei', name: `张${n}`, remark: `阿里-张${n}` },
      ...{ phones: [], since: daysAgo(30 - n), tags: [], seenAt: aMoment },
    })),
  )
  const match = { state: 'unsure', candidates: ['c-0', 'c-1', 'c-2'] } as const
  await contactLinks.settle(ids.map((id) => ({ id, match })))
  return { ids, contactLinks, first: ids[0] ?? '', second: ids[1] ?? '' }
}

describe('a contact that may be several customers’', () => {
  it('is asked of its rep with three customers and none of them', async () => {
    await withUnsure(2)

    const { card } = await desk.say('联系人')

    expect(card.title).toBe('“阿里-张0”是哪家客户的？')
    expect(card.actions?.map(({ label }) => label)).toEqual(['阿里上海', '阿里北京', '阿里广州', '都不是'])
    expect(card.body?.join()).toContain('2 位待确认')
  })

  it('is linked by a tap, and the next one is asked in its place', async () => {
    const { contactLinks, first } = await withUnsure(2)

    const { card, inPlace } = await desk.press('contacts', { contact: first, customer: 'c-1' })

    expect(await contactLinks.get(first)).toMatchObject({ state: 'linked', customerId: 'c-1', by: 'answer' })
    expect(inPlace).toBe(true)
    expect(card.title).toContain('阿里-张1')
    expect(card.body?.[0]).toBe('已把“阿里-张0”关联到阿里北京。')
    expect(desk.queues.waiting).toContainEqual({ job: 'write-tags', input: {} })
    expect(desk.audited).toContainEqual(
      expect.objectContaining({ who: 'mei', action: 'link-contact', customerId: 'c-1' }),
    )
  })

  it('has the card that asked for it closed wherever it stands, soon after the answer', async () => {
    const { first } = await withUnsure(1)

    await desk.press('contacts', { contact: first, customer: 'none' })

    expect(desk.queues.waiting).toContainEqual({ job: 'close-cards', input: { lists: true } })
  })

  it('is asked no more once it is no customer’s, and may be answered otherwise', async () => {
    const { contactLinks, first } = await withUnsure(1)

    const none = await desk.press('contacts', { contact: first, customer: 'none' })
    const state = (await contactLinks.get(first))?.state
    await desk.press('contacts', { contact: first, customer: 'c-2' })

    expect(none.card.title).toBe('没有待确认的联系人')
    expect(none.card.actions?.map(({ label }) => label)).toEqual(['改上一位'])
    expect(state).toBe('none')
    expect(await contactLinks.get(first)).toMatchObject({ state: 'linked', customerId: 'c-2' })
  })

  it('is another rep’s business neither to read nor to answer, and no hidden customer can be chosen', async () => {
    const { contactLinks, first } = await withUnsure(1)
    await desk.store.customers.setProfile([{ id: 'c-0', set: { owner: 'li' }, attrs: {} }])

    const read = await desk.press('contacts', { contact: first }, 'li')
    const answered = await desk.press('contacts', { contact: first, customer: 'c-0' }, 'li')
    const hidden = await desk.press('contacts', { contact: first, customer: 'c-0' })
    const own = await desk.say('联系人')

    expect([read.refused, answered.refused]).toEqual(['contact-gone', 'contact-gone'])
    expect(hidden.refused).toBeDefined()
    expect(own.card.actions?.map(({ label }) => label)).toEqual(['阿里北京', '阿里广州', '都不是'])
    expect((await contactLinks.get(first))?.state).toBe('unsure')
  })

  it('may be answered by the line that a terminal shows for a button', async () => {
    const { contactLinks, first } = await withUnsure(1)

    await desk.say(`/customer contacts ${first} c-2`)

    expect(await contactLinks.get(first)).toMatchObject({ state: 'linked', customerId: 'c-2' })
  })

  it('shows how many are linked, in the check of the data too', async () => {
    const { first } = await withUnsure(2)
    await desk.press('contacts', { contact: first, customer: 'c-1' })

    const { card } = await desk.say('数据体检')

    expect(wordsOf(card)).toContain('2 位中已关联客户 1 位（50%）· 待确认 1 位 · 未找到 0 位')
  })
})

describe('the message about them', () => {
  const monday = new Date('2026-12-14T02:10:00Z')
  const asking = async () =>
    askContacts({ ...desk.deps, clock: { now: () => monday } }, { surface: 'wecom', identityOf: onWecom })

  it('comes at the hour of questions, once, and again only for new ones', async () => {
    const { contactLinks, ids } = await withUnsure(2)

    const first = await asking()
    const again = await asking()

    expect([first, again]).toEqual([['contacts|mei|2026-12-14'], []])
    expect((await contactLinks.getMany(ids)).map(({ askedAt }) => askedAt)).toEqual([monday, monday])
  })

  it('asks about the first of them, and says nothing once all are answered', async () => {
    const { first } = await withUnsure(1)
    await asking()
    const row = await desk.store.outbox.get('contacts|mei|2026-12-14')
    const reader = await desk.store.users.byId('mei')
    if (!row || !reader) throw new Error('no message was put')

    const card = await messageCard(desk.deps, row, reader)
    await desk.press('contacts', { contact: first, customer: 'none' })

    expect(card?.title).toBe('“阿里-张0”是哪家客户的？')
    expect(await messageCard(desk.deps, row, reader)).toBeUndefined()
  })
})
