import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { createFieldCipher } from '#src/security/field-cipher.ts'
import { aCustomer, aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const customers = [
  aCustomer({ name: 'Acme Robotics', ref: 'acme', tags: ['trial'], attrs: { region: 'West' } }),
  aCustomer({ name: '阿里云谷', ref: 'ali' }),
  aCustomer({ name: 'Acme Region Tools', ref: 'art' }),
  aCustomer({ name: 'Nova', ref: 'nova', owner: 'lei' }),
]

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ users: aTeam(), customers })
})
afterEach(() => desk.close())

const standing = async (ref: string) => {
  const customer = await desk.store.customers.get(`c-${ref}`)
  if (!customer) throw new Error(`no customer ${ref}`)
  return customer
}

describe('tag', () => {
  it.each([
    ['tag acme +vip -trial', ['vip']],
    ['acme tag +vip', ['trial', 'vip']],
    ['打标签 acme ＋重点 －trial', ['重点']],
    ['tag acme robotics +VIP, east', ['trial', 'VIP', 'east']],
  ])('%s', async (text, tags) => {
    const { refused } = await desk.say(text)

    expect(refused).toBeUndefined()
    expect(await standing('acme')).toMatchObject({ tags, profileAt: aMoment, dirty: expect.anything() })
    expect(desk.queues.waiting).toContainEqual({
      job: 'rescore-customer',
      input: { customerId: 'c-acme' },
    })
  })

  it('is audited by field names, and put back by undo’s steps', async () => {
    const { card } = await desk.say('tag acme +vip')

    const [undoable] = [await desk.store.undos.newest('mei', daysAgo(1))]
    expect(desk.audited).toContainEqual(
      expect.objectContaining({ who: 'mei', action: 'change:tag', customerId: 'c-acme' }),
    )
    expect(JSON.stringify(desk.audited)).not.toContain('vip')
    expect(undoable).toMatchObject({
      command: 'tag',
      steps: [{ do: 'set-customer', set: { tags: ['trial'] }, now: { tags: ['trial', 'vip'] } }],
    })
    expect(card.actions?.map(({ label }) => label)).toEqual(['Undo'])
  })

  it('that is there already changes nothing and offers no undo', async () => {
    const { card } = await desk.say('tag acme +trial')

    expect(card.actions).toBeUndefined()
    expect((await standing('acme')).rev).toBe(1)
  })
})

describe('what changed', () => {
  it.each([
    ['tag acme +vip -trial', 'Acme Robotics: +vip, −trial', 'Tags now: vip'],
    ['edit acme region East', 'Acme Robotics · Region: East', 'It was: West'],
    ['edit acme size 250', 'Acme Robotics · Size: 250', undefined],
    ['override acme B is closing a branch until 1 March', /^Acme Robotics: .+ → .+, set by hand$/, /^Reason/],
  ])('is said first: %s', async (text, title, then) => {
    const { card } = await desk.say(text)

    expect(card.title).toMatch(title)
    expect(card.body?.[0]).toEqual(then instanceof RegExp ? expect.stringMatching(then) : then)
  })
})

describe('edit', () => {
  it.each([
    ['edit acme region East', { region: 'East' }],
    ['修改 acme 地区 华东', { region: '华东' }],
    ['edit acme robotics vip level = gold', {}],
    ['edit acme 会员等级=金卡', { region: 'West', 会员等级: '金卡' }],
    ['edit acme size 250', { region: 'West', size: 250 }],
    ['edit acme birthday 农历八月十五', { region: 'West', birthday: '农历八月十五' }],
    ['edit acme region -', {}],
  ])('%s', async (text, attrs) => {
    await desk.say(text)

    const stands = (await standing('acme')).attrs
    expect(stands).toEqual(Object.keys(attrs).length > 0 ? attrs : expect.anything())
    if (text.endsWith('-')) expect(stands).toEqual({})
  })

  it('a new name keeps the old one findable', async () => {
    await desk.say('edit acme name Acme Motion')

    expect((await desk.say('tier acme robotics')).card.title).toContain('Acme Motion')
  })

  it('of nothing tells what can be edited', async () => {
    const { card, refused } = await desk.say('edit ali')

    expect(refused).toBeUndefined()
    expect(card.body?.[0]).toContain('Region')
  })

  it.each([
    ['edit acme birthday someday', 'yearly-date-unreadable'],
    ['edit acme phone 12', 'contact-unreadable'],
    ['edit acme phone 13800138000', 'contacts-not-stored'],
    ['edit acme wechat = x1', 'attribute-is-contact'],
    ['edit acme name -', 'name-missing'],
  ])('%s is refused: %s', async (text, code) => {
    const { refused, card } = await desk.say(text)

    expect(refused).toBe(code)
    expect(card.body?.[1]).toMatch(/[.!]$/)
    expect((await standing('acme')).rev).toBe(1)
  })

  it('a phone number goes through the cipher, and no answer and no audit repeats it', async () => {
    const cipher = createFieldCipher(`k1:${Buffer.alloc(32, 7).toString('base64')}`)
    const dispatcher = createDispatcher({ ...desk.deps, cipher })

    const { card } = await dispatcher.text('修改 acme 电话 138 0013 8000', {
      surface: 'terminal',
      userId: 'mei',
    })

    const [contact] = (await standing('acme')).contacts
    expect(contact && cipher.open(contact)).toBe('+8613800138000')
    expect(wordsOf(card) + JSON.stringify(desk.audited)).not.toMatch(/138\s?0013/)
  })
})

describe('override', () => {
  const until = async () => (await standing('acme')).override

  it('pins a tier with its reason to the end of the day that was named', async () => {
    const { card, refused } = await desk.say('override acme B lost their budget until 1 March')

    expect(refused).toBeUndefined()
    expect(await until()).toEqual({
      tier: 'B',
      reason: 'lost their budget',
      by: 'mei',
      until: new Date('2027-03-01T16:00:00Z'),
    })
    expect(card.body?.[1]).toContain('1 Mar 2027')
  })

  it('is read in Chinese, and ends in 90 days where no end was said', async () => {
    await desk.say('调级 acme B类 预算取消')

    expect(await until()).toMatchObject({ tier: 'B', reason: '预算取消', until: daysAgo(-90) })
  })

  it('holds at the next decision, and off has the data decide again', async () => {
    const decide = () =>
      rescoreCustomer({ ...desk.deps, rebuilds: desk.store.rebuilds, companyTimeZone: 'UTC' }, 'c-acme')
    await desk.say('override acme C no budget')
    await decide()
    const pinned = (await standing('acme')).tier

    await desk.say('override acme off')
    await decide()

    expect(pinned).toMatchObject({ code: 'C', evidence: { reason: 'override' } })
    expect(await until()).toBeUndefined()
    expect((await standing('acme')).dirty).toBeUndefined()
  })

  it.each([
    ['override acme B', 'reason-missing'],
    ['override acme', 'reason-missing'],
    ['override acme B because of them until 2026-12-01', 'override-end'],
    ['override acme B because of them until 2028-12-01', 'override-end'],
  ])('%s is refused: %s', async (text, code) => {
    expect((await desk.say(text)).refused).toBe(code)
    expect(await until()).toBeUndefined()
  })
})

describe('whose customer', () => {
  it.each(['tag nova +x', 'edit nova region East', 'override nova A why not'])(
    '%s: names the owner and changes nothing',
    async (text) => {
      const { card, refused } = await desk.say(text)

      expect(refused).toBe('customer-foreign')
      expect(card.title).toBe('“nova” is looked after by Lei Wang')
      expect((await standing('nova')).rev).toBe(1)
    },
  )
})
