import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { createFieldCipher } from '#src/security/field-cipher.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { openDesk, wordsOf } from './desk.ts'

const cipher = createFieldCipher(`k1:${Buffer.alloc(32, 7).toString('base64')}`)
const customers = [
  aCustomer({ name: 'Acme Robotics', ref: 'acme' }),
  aCustomer({
    name: '阿里云谷科技有限公司',
    ref: 'ali',
    owner: 'lei',
    tags: ['secret'],
    contacts: [cipher.seal('phone', '+8613800138000')],
  }),
]

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ customers })
})
afterEach(() => desk.close())

const named = async (name: string) => {
  const asker = await desk.store.users.asAsker({ ...(await desk.store.users.byId('admin')) } as never)
  return (await desk.store.customers.visibleTo(asker).search(name.toLowerCase())).map(
    ({ customer }) => customer,
  )
}

describe('add', () => {
  it.each([
    ['add Blue Harbour Ltd industry retail', 'Blue Harbour Ltd', 'prospect', { industry: 'retail' }],
    ['add Blue Harbour as customer region East', 'Blue Harbour', 'customer', { region: 'East' }],
    ['新增客户 蓝港贸易 行业 零售 规模=20', '蓝港贸易', 'prospect', { industry: '零售', size: 20 }],
  ])('%s', async (text, name, kind, attrs) => {
    const { refused } = await desk.say(text)

    const [made] = await named(name)
    expect(refused).toBeUndefined()
    expect(made).toMatchObject({ name, kind, attrs, owner: 'mei', status: 'active' })
    expect(desk.queues.waiting).toContainEqual({
      job: 'rescore-customer',
      input: { customerId: made?._id },
    })
    expect(desk.audited).toContainEqual(
      expect.objectContaining({ action: 'change:add', customerId: made?._id, who: 'mei' }),
    )
  })

  it.each(['Acme Robotics', 'acme robotics Ltd.', 'ACME-ROBOTICS'])(
    '%s shows one’s own record first, and adds another one once it is asked for again',
    async (name) => {
      const { card, refused } = await desk.say(`add ${name}`)
      const button = card.actions?.[0]
      const call = button?.kind === 'button' ? button.call : undefined
      await desk.press('add', call?.input ?? {})
      await desk.press('add', call?.input ?? {})

      expect(refused).toBe('customer-exists')
      expect(card.rows?.map(({ title }) => title)).toEqual(['Acme Robotics'])
      expect((await named('acme')).length).toBe(2)
    },
  )

  it.each(['阿里云谷科技', '阿里云谷科技有限公司', 'aliyungukeji'])(
    '%s of somebody else: its owner is named and the record is not shown',
    async (name) => {
      const { card, refused } = await desk.say(`add ${name}`)
      const pressed = await desk.press('add', { words: name, anyway: 'x' })

      expect([refused, pressed.refused]).toEqual(['customer-exists', 'customer-exists'])
      expect(wordsOf(card)).toContain('Lei Wang')
      expect(wordsOf(card)).not.toMatch(/secret|c-ali|A类|tier A/)
    },
  )

  it('a known phone number is found by its blind index, and a new one is stored encrypted', async () => {
    const dispatcher = createDispatcher({ ...desk.deps, cipher })
    const say = (text: string) => dispatcher.text(text, { surface: 'terminal', userId: 'mei' })

    const known = await say('add Entirely Other phone 138 0013 8000')
    const fresh = await say('add Entirely Other phone 139 0013 9000')

    expect(known.refused).toBe('customer-exists')
    expect(wordsOf(known.card)).toContain('Lei Wang')
    expect(fresh.refused).toBeUndefined()
    const [contact] = (await named('entirely other'))[0]?.contacts ?? []
    expect(contact && cipher.open(contact)).toBe('+8613900139000')
  })

  it.each([
    ['add Other Ltd phone 13800138000', 'contacts-not-stored'],
    ['add Other Ltd birthday whenever', 'yearly-date-unreadable'],
    ['add', 'name-missing'],
  ])('%s is refused: %s', async (text, code) => {
    expect((await desk.say(text)).refused).toBe(code)
    expect(await named('other')).toEqual([])
  })
})
