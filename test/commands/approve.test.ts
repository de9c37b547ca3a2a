import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const waiting = (name: string, given: Partial<Customer> = {}) =>
  aCustomer({
    name,
    tier: aTier({ code: 'B', proposed: { code: 'A', at: daysAgo(1), reason: 'small-base' } }),
    ...given,
  })

const customers = [
  waiting('Acme'),
  waiting('Nova', {
    tier: aTier({ code: 'C', proposed: { code: 'D', at: daysAgo(9), reason: 'low-confidence' } }),
  }),
  waiting('Elsewhere', { owner: 'lone' }),
  aCustomer({ name: 'Settled' }),
]
const users = [
  ...aTeam(),
  aUser({ _id: 'lone', name: 'Lone Rep' }),
  aUser({ _id: 'fang', locale: 'zh', role: 'admin' }),
]

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ users, customers })
})
afterEach(() => desk.close())

const tierOf = async (ref: string) => (await desk.store.customers.get(`c-${ref}`))?.tier
const rows = (reply: Awaited<ReturnType<typeof desk.say>>) => reply.card.rows?.map(({ title }) => title)

describe('what waits for a person', () => {
  it('is listed to the manager of the team, each with its change, its reason and since when', async () => {
    const { card, refused } = await desk.say('/customer approve', 'bao')

    expect(refused).toBeUndefined()
    expect(card.title).toBe('2 tier changes wait for you')
    expect(card.rows?.map(({ title, detail }) => `${title}: ${detail}`).sort()).toEqual([
      'Acme: B → A · small customer base · waiting since Fri 11 Dec',
      'Nova: C → D · thin data · waiting since Thu 3 Dec',
    ])
    expect(card.actions?.map(({ label }) => label)).toEqual(['Confirm all 2', 'Keep as it is'])
  })

  it('is listed to an admin whoever owns it, in Chinese too', async () => {
    expect(rows(await desk.say('approve', 'admin'))?.length).toBe(3)
    expect((await desk.say('确认', 'fang')).card.title).toBe('3 项等级变动等你确认')
  })

  it('is shown to the rep without buttons, and who decides', async () => {
    const { card, refused } = await desk.say('approve', 'mei')

    expect(refused).toBeUndefined()
    expect(card.title).toBe('2 changes of your customers’ tiers wait')
    expect(card.body).toEqual(['Bao Chen decides on these.'])
    expect([card.actions, card.rows?.some(({ action }) => action)]).toEqual([undefined, false])
  })

  it('is nothing to the service desk', async () => {
    expect((await desk.say('approve', 'sara')).refused).toBe('not-allowed')
  })
})

describe('a pressed button', () => {
  const confirm = { customer: 'acme', to: 'A', answer: 'confirm' }

  it('of a rep changes nothing and names whom to ask', async () => {
    const { card, refused } = await desk.press('approve', confirm, 'mei')
    const alone = await desk.press('approve', { ...confirm, customer: 'elsewhere' }, 'lone')

    expect(refused).toBe('proposal-not-yours')
    expect(card.body).toEqual(['Ask Bao Chen to confirm it.'])
    expect(alone.card.body).toEqual(['Ask an admin to confirm it.'])
    expect(await tierOf('acme')).toMatchObject({ code: 'B', proposed: { code: 'A' } })
  })

  it('confirms one change: tier, history’s notice, audit, and the card as it stands now', async () => {
    const { card, refused } = await desk.press('approve', confirm, 'bao')

    const customer = await desk.store.customers.get('c-acme')
    expect(refused).toBeUndefined()
    expect(customer?.tier).toEqual({
      code: 'A',
      since: aMoment,
      previous: 'B',
      evidence: expect.objectContaining({
        reason: 'confirmed',
        policyVersion: 1,
        cutKappa: expect.any(Number),
      }),
    })
    expect(customer?.outgoing).toMatchObject([
      { key: 'c-acme-2', from: 'B', to: 'A', plan: { tier: 'A', lifecycle: 'growing' } },
    ])
    expect(customer?.nextCheckAt).toEqual(aMoment)
    expect(desk.audited).toContainEqual(
      expect.objectContaining({
        who: 'bao',
        action: 'approve:confirm',
        customerId: 'c-acme',
        fields: ['tier'],
      }),
    )
    expect(card.body?.[0]).toBe('Acme is now A · Key customer.')
    expect(card.rows?.map(({ title }) => title)).toEqual(['Nova'])
  })

  it('pressed twice, or by two at once, changes it once and says so in words', async () => {
    const answers = await Promise.all(['bao', 'admin', 'bao'].map((as) => desk.press('approve', confirm, as)))

    expect(answers.map(({ refused }) => refused).sort()).toEqual([
      'proposal-stale',
      'proposal-stale',
      undefined,
    ])
    expect((await desk.store.customers.get('c-acme'))?.outgoing).toHaveLength(1)
    expect(answers.find(({ refused }) => refused)?.card.body?.[0]).toMatch(
      /^Nothing was changed for Acme: this proposal does not stand any more\./,
    )
  })

  it('of a card that showed another tier changes nothing', async () => {
    const { refused } = await desk.press('approve', { ...confirm, to: 'C' }, 'bao')

    expect(refused).toBe('proposal-stale')
    expect(await tierOf('acme')).toMatchObject({ code: 'B' })
  })

  it('keeps the tier: the proposal is gone, and that it was turned down is remembered', async () => {
    const { card } = await desk.press('approve', { customer: 'nova', answer: 'keep' }, 'bao')

    expect(await tierOf('nova')).toMatchObject({ code: 'C', kept: { code: 'D', at: aMoment } })
    expect(await tierOf('nova')).not.toHaveProperty('proposed')
    expect((await desk.store.customers.get('c-nova'))?.outgoing).toEqual([])
    expect(card.body?.[0]).toMatch(/^Nova stays C · Regular customer\./)
  })

  it('confirms all of the card, and leaves what was proposed after it was made', async () => {
    const upTo = daysAgo(2).toISOString()

    const { card } = await desk.press('approve', { answer: 'all', upTo }, 'admin')

    expect(card.body?.[0]).toBe('1 change is made.')
    expect(rows({ card })?.sort()).toEqual(['Acme', 'Elsewhere'])
    expect(await tierOf('nova')).toMatchObject({ code: 'D', previous: 'C' })
  })

  it('of somebody else’s team finds no such customer', async () => {
    const { refused } = await desk.press('approve', { ...confirm, customer: 'elsewhere' }, 'bao')

    expect(refused).toBe('customer-gone')
  })
})

describe('a typed answer', () => {
  it.each([
    ['approve acme', 'acme', { code: 'A' }],
    ['approve acme A confirm', 'acme', { code: 'A' }],
    ['确认 acme', 'acme', { code: 'A' }],
    ['approve nova keep', 'nova', { code: 'C', kept: { code: 'D' } }],
    ['确认 nova 保持', 'nova', { code: 'C', kept: { code: 'D' } }],
    ['approve all', 'nova', { code: 'D' }],
  ])('%s', async (text, ref, expected) => {
    const { refused } = await desk.say(text, 'bao')

    expect(refused).toBeUndefined()
    expect(await tierOf(ref)).toMatchObject(expected)
  })

  it('about nobody says so', async () => {
    expect((await desk.say('approve zzzzqqqq', 'bao')).refused).toBe('customer-not-found')
  })
})

describe('the trial run', () => {
  const row = (id: string) => ({
    _id: `${id}-1-mei`,
    to: 'mei',
    notice: {
      kind: 'tier-change',
      customerId: 'c-acme',
      from: 'B',
      to: 'A',
      evidence: { reason: 'promoted' },
      at: aMoment,
    } as const,
  })

  it('shows an admin what would have gone to whom, and goes live by its button, once', async () => {
    const { outbox, settings } = desk.store
    await settings.set('trialRun', true)
    await outbox.put([row('a'), row('b')], aMoment)
    for (const id of ['a-1-mei', 'b-1-mei']) await outbox.markCollected(id, aMoment)

    const shown = await desk.say('trial', 'admin')
    const live = await desk.press('go-live', {}, 'admin')
    const again = await desk.press('go-live', {}, 'admin')
    const after = await desk.say('试运行', 'fang')

    expect(shown.card).toMatchObject({
      title: 'Trial run: nothing is sent yet',
      facts: [{ label: 'Mei Lin', value: '2 messages' }],
      rows: [{ title: 'Acme has moved up to A · Key customer', detail: 'Mei Lin' }, {}],
    })
    expect(live.card.body).toEqual(['From now on messages are sent. The 2 collected messages stay unsent.'])
    expect(again.card.body).toEqual(['It was live already; nothing was changed.'])
    expect(after.card.title).toBe('已正式启用')
    expect(await settings.get('trialRun')).toBe(false)
    expect(await outbox.pending(9)).toEqual([])
    expect(desk.audited.filter(({ action }) => action === 'go-live')).toHaveLength(1)
  })

  it.each(['mei', 'bao', 'sara'])('is nothing for %s', async (as) => {
    expect((await desk.say('trial', as)).refused).toBe('not-allowed')
    expect((await desk.press('go-live', {}, as)).refused).toBe('not-allowed')
    expect(wordsOf((await desk.say('help', as)).card)).not.toMatch(/go-live/)
  })
})
