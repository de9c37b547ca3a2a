import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assignCustomers } from '#src/decide/records/assign-customers.ts'
import { messageCard } from '#src/decide/tell/message-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { openDesk } from './desk.ts'

const customers = [
  aCustomer({ name: 'Acme', ref: 'acme' }),
  aCustomer({ name: 'Nova', ref: 'nova' }),
  aCustomer({ name: 'Zenith', ref: 'zenith', owner: 'lei' }),
  aCustomer({ name: 'Elsewhere', ref: 'elsewhere', owner: 'out' }),
]
const users = [
  ...aTeam().map((user) => (user._id === 'lei' ? { ...user, manager: 'bao' } : user)),
  aUser({ _id: 'gone', name: 'Gone Girl', manager: 'bao', active: false }),
  aUser({ _id: 'out', name: 'Out Sider' }),
]

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ users, customers })
})
afterEach(() => desk.close())

const owners = async () =>
  Object.fromEntries(
    await Promise.all(
      ['acme', 'nova', 'zenith', 'elsewhere'].map(async (ref) => [
        ref,
        (await desk.store.customers.get(`c-${ref}`))?.owner,
      ]),
    ),
  )
/** What stands in the outbox, as its readers would get it. */
async function messages() {
  const waiting = desk.queues.waiting.filter(({ job }) => job === 'deliver')
  const rows = await Promise.all(
    waiting.map(({ input }) => desk.store.outbox.get((input as { outboxId: string }).outboxId)),
  )
  return Promise.all(
    rows.map(async (row) => {
      const reader = row && (await desk.store.users.byId(row.to))
      if (!row || !reader) throw new Error('a row is gone')
      return { to: row.to, card: await messageCard(desk.deps, row, reader) }
    }),
  )
}
const unchanged = { acme: 'mei', nova: 'mei', zenith: 'lei', elsewhere: 'out' }

describe('assign', () => {
  it.each([
    ['assign acme to lei', { acme: 'lei' }],
    ['转交 acme、nova 给 lei', { acme: 'lei', nova: 'lei' }],
    ['assign acme, zenith to Bao Chen', { acme: 'bao', zenith: 'bao' }],
    ['assign all of mei to lei', { acme: 'lei', nova: 'lei' }],
    ['转交 mei 的全部客户 给 lei', { acme: 'lei', nova: 'lei' }],
  ])('%s', async (text, changed) => {
    const { refused } = await desk.say(text, 'bao')

    expect(refused).toBeUndefined()
    expect(await owners()).toEqual({ ...unchanged, ...changed })
  })

  it('takes open reminders along, settled ones stay; it is audited and can be taken back', async () => {
    const open = aReminder({ _id: 'r1', customerId: 'c-acme', to: 'mei' })
    const done = aReminder({ _id: 'r2', customerId: 'c-acme', to: 'mei', state: 'done' })
    await desk.store.reminders.plan([open, done])

    const { card } = await desk.say('assign acme to lei', 'bao')

    expect((await desk.store.reminders.get('r1'))?.to).toBe('lei')
    expect((await desk.store.reminders.get('r2'))?.to).toBe('mei')
    expect(card.body).toContain('1 open reminder went along.')
    expect(desk.audited).toContainEqual(
      expect.objectContaining({
        who: 'bao',
        action: 'change:assign',
        customerId: 'c-acme',
        fields: ['owner'],
      }),
    )
    expect((await desk.store.undos.newest('bao', new Date(0)))?.steps).toMatchObject([
      { do: 'set-customer', set: { owner: 'mei' }, now: { owner: 'lei' } },
      { do: 'change-reminder', reminderId: 'r1', set: { to: 'mei' } },
    ])
  })

  it('cut short between owner and reminders, the same again moves the rest', async () => {
    await desk.say('assign acme to lei', 'bao')
    await desk.store.reminders.plan([aReminder({ _id: 'r1', customerId: 'c-acme', to: 'mei' })])

    await desk.say('assign acme to lei', 'bao')

    expect((await desk.store.reminders.get('r1'))?.to).toBe('lei')
  })

  it('cut short right after an owner has changed, both are told all the same, of what has come true', async () => {
    const acme = await desk.store.customers.get('c-acme')
    const nova = await desk.store.customers.get('c-nova')
    const update = desk.store.customers.update
    const dies = (id: string, ...rest: unknown[]) =>
      id === 'c-nova' ? Promise.reject(new Error('killed')) : update(id, ...(rest as [never, never]))
    const deps = { ...desk.deps, customers: { ...desk.deps.customers, update: dies as typeof update } }

    const cut = assignCustomers(deps, { customers: [acme, nova] as Customer[], to: 'lei', by: 'bao' })

    await expect(cut).rejects.toThrow('killed')
    expect((await messages()).map(({ to, card }) => [to, card?.rows?.map(({ title }) => title)])).toEqual([
      ['lei', ['Acme']],
      ['mei', ['Acme']],
    ])
  })

  it.each([
    ['assign acme to gone', 'bao', 'colleague-left'],
    ['assign acme to sara', 'bao', 'assign-service'],
    ['assign acme to out', 'bao', 'assign-not-your-team'],
    ['assign acme to nobody-here', 'bao', 'colleague-unknown'],
    ['assign elsewhere to lei', 'bao', 'customer-foreign'],
    ['assign acme, elsewhere to lei', 'bao', 'customer-foreign'],
    ['assign acme to', 'bao', 'assign-unclear'],
    ['assign', 'bao', 'assign-unclear'],
    ['assign segment nothing to lei', 'bao', 'segment-unknown'],
    ['assign acme to lei', 'mei', 'not-allowed'],
  ])('%s by %s is refused (%s) and changes nothing', async (text, as, code) => {
    expect((await desk.say(text, as)).refused).toBe(code)
    expect(await owners()).toEqual(unchanged)
  })

  it.each([['assign acme'], ['转交 acme']])('%s asks to whom, and one tap does it', async (text) => {
    const { card } = await desk.say(text, 'bao')
    const [select] = card.actions ?? []
    if (select?.kind !== 'select') throw new Error('nobody to choose from')

    expect(select.options?.map(({ value }) => value)).toEqual(['bao', 'lei'])
    await desk.press('assign', { ...select.call.input, to: 'lei' }, 'bao')
    expect((await owners())['acme']).toBe('lei')
  })

  it('tells a rep whom to ask', async () => {
    expect((await desk.say('assign acme to lei')).card.body?.[1]).toBe('Ask Bao Chen, who can do this.')
  })

  it('of many is one message to whoever has them, most valuable first, and one to whoever had them', async () => {
    await desk.store.reminders.plan([aReminder({ _id: 'r1', customerId: 'c-nova', to: 'mei' })])
    const nova = await desk.store.customers.get('c-nova')
    const score = { ...nova?.score, kappa: 9 } as NonNullable<typeof nova>['score']
    await desk.store.customers.update('c-nova', 1, { set: { score }, unset: [], push: [] } as never)

    await desk.say('assign all of mei to lei', 'bao')
    const told = await messages()

    expect(told.map(({ to, card }) => [to, card?.title])).toEqual([
      ['lei', '2 customers are yours now'],
      ['mei', '2 customers are Lei Wang’s now'],
    ])
    expect(told[0]?.card?.rows?.map(({ title }) => title)).toEqual(['Nova', 'Acme'])
    expect(told[0]?.card?.body).toEqual(['Bao Chen has done this.', '1 open reminder came along.'])
    expect(told[1]?.card?.body?.[1]).toContain('nothing left for you to do')
    expect(desk.queues.waiting.filter(({ job }) => job === 'deliver')).toHaveLength(2)
  })

  it('of one’s own customers to oneself, or again, tells nobody', async () => {
    await desk.say('assign zenith to bao', 'bao')
    await desk.say('assign zenith to bao', 'bao')

    expect((await messages()).map(({ to, card }) => [to, card?.title])).toEqual([
      ['lei', 'Zenith is Bao Chen’s now'],
    ])
  })

  it('that is taken back tells both again, and what was not read yet has nothing to say', async () => {
    await desk.say('assign acme to lei', 'bao')
    await desk.say('undo', 'bao')

    expect(await owners()).toEqual(unchanged)
    expect((await messages()).map(({ to, card }) => [to, card?.title])).toEqual([
      ['lei', undefined],
      ['mei', undefined],
      ['mei', 'Acme is yours now'],
      ['lei', 'Acme is Mei Lin’s now'],
    ])
  })

  it('across teams is an admin’s', async () => {
    await desk.say('assign elsewhere to lei', 'admin')

    expect((await owners())['elsewhere']).toBe('lei')
  })
})

describe('cover', () => {
  const coverOf = async (id: string) => (await desk.store.users.byId(id))?.cover

  it.each([
    ['cover lei 20 Dec to 31 Dec', { by: 'lei', from: '2026-12-20', to: '2026-12-31' }],
    ['代班 lei 12月20日到12月31日', { by: 'lei', from: '2026-12-20', to: '2026-12-31' }],
    ['cover lei tomorrow', { by: 'lei', from: '2026-12-13', to: '2026-12-13' }],
  ])('%s', async (text, cover) => {
    const { refused } = await desk.say(text)

    expect(refused).toBeUndefined()
    expect(await coverOf('mei')).toEqual(cover)
  })

  it('lets the colleague see the customers on those days, and ends', async () => {
    const before = (await desk.say('tier acme', 'lei')).refused
    await desk.say('cover lei today to 31 Dec')
    const meanwhile = (await desk.say('tier acme', 'lei')).refused
    await desk.say('cover off')

    expect([before, meanwhile, (await desk.say('tier acme', 'lei')).refused]).toEqual([
      'customer-foreign',
      undefined,
      'customer-foreign',
    ])
    expect(await coverOf('mei')).toBeUndefined()
  })

  it('can be taken back: what was arranged, and its end', async () => {
    await desk.say('cover lei 20 Dec to 31 Dec')
    const arranged = await desk.say('cover lei 1 Jan to 3 Jan')
    await desk.say('undo')
    const first = await coverOf('mei')
    await desk.say('cover off')
    await desk.say('undo')
    const again = await coverOf('mei')
    await desk.press('undo', { change: 'id-of-nobody' })

    expect(arranged.card.actions?.map(({ label }) => label)).toEqual(['End it', 'Undo'])
    expect(first).toEqual({ by: 'lei', from: '2026-12-20', to: '2026-12-31' })
    expect(again).toEqual(first)
  })

  it('is not taken back over what somebody has arranged since', async () => {
    const { card } = await desk.say('cover lei 20 Dec')
    await desk.say('cover mei by bao 22 Dec', 'bao')

    const undo = card.actions?.findLast((action) => action.kind === 'button')
    const { refused } = await desk.press('undo', { ...undo?.call.input })

    expect(refused).toBe('undo-moved')
    expect(await coverOf('mei')).toMatchObject({ by: 'bao' })
  })

  it('of somebody else is their manager’s to arrange', async () => {
    const refused = (await desk.say('cover mei by lei 20 Dec', 'lei')).refused
    await desk.say('cover mei by lei 20 Dec', 'bao')

    expect(refused).toBe('cover-not-yours')
    expect(await coverOf('mei')).toMatchObject({ by: 'lei', from: '2026-12-20' })
  })

  it.each([
    ['cover sara 20 Dec', 'cover-who'],
    ['cover mei 20 Dec', 'cover-who'],
    ['cover gone 20 Dec', 'colleague-left'],
    ['cover lei 2026-11-01 to 2026-11-05', 'cover-when'],
  ])('%s is refused: %s', async (text, code) => {
    expect((await desk.say(text)).refused).toBe(code)
    expect(await coverOf('mei')).toBeUndefined()
  })
})

describe('settings', () => {
  const mei = () => desk.store.users.byId('mei')

  it.each([
    ['settings language zh', { locale: 'zh', settings: { chosen: ['locale'] } }],
    ['settings zone europe/paris', { zone: 'Europe/Paris', settings: { chosen: ['zone'] } }],
    ['设置 免打扰 22点', {}],
    ['settings quiet 22:00-7:00', { quietHours: { from: '22:00', to: '07:00' } }],
    ['设置 免打扰 22:00-07:00', { quietHours: { from: '22:00', to: '07:00' } }],
    ['settings quiet off', { quietHours: { from: '00:00', to: '00:00' } }],
    ['settings surface playground', { settings: { preferredSurface: 'playground' } }],
    ['settings morning off', { settings: { morningList: 'off' } }],
    ['设置 每日小结 开', { settings: { dailySummary: 'on' } }],
    ['settings mute warnings', { settings: { mutes: [{ kind: 'early-warning' }] } }],
    ['settings mute sms', { settings: { mutes: [{ channel: 'sms' }] } }],
    ['settings mute acme', { settings: { mutes: [{ customer: 'c-acme' }] } }],
  ])('%s', async (text, expected) => {
    const { refused } = await desk.say(text)

    expect(refused).toBe(Object.keys(expected).length === 0 ? 'setting-unclear' : undefined)
    expect(await mei()).toMatchObject(expected)
  })

  it('sends messages where one has an account, and says how to link one where not', async () => {
    const before = (await mei())?.settings?.preferredSurface
    const { refused, card } = await desk.say('settings surface wecom')
    const kept = (await mei())?.settings?.preferredSurface
    const user = await mei()
    const account = { surface: 'wecom', team: 'wx1', userId: 'mei' } as const
    if (user) await desk.store.users.put([{ ...user, identities: [...user.identities, account] }])
    await desk.say('设置 渠道 企业微信')

    expect([refused, kept]).toEqual(['surface-no-account', before])
    expect(card.text).toContain('connect')
    expect((await mei())?.settings?.preferredSurface).toBe('wecom')
  })

  it('are shown in one’s own language, at once the new one', async () => {
    const { card } = await desk.press('settings', { words: 'language', value: 'zh' })

    expect(card.title).toBe('设置已保存')
    expect(card.facts?.find(({ label }) => label === '语言')?.value).toBe('中文')
  })

  it.each([
    'settings quiet 22:00-07:00',
    'settings language zh',
    'settings mute acme',
    'settings morning off',
  ])('%s can be taken back', async (text) => {
    const before = await mei()

    const { card } = await desk.say(text)
    const changed = await mei()
    await desk.say('undo')

    expect(card.actions?.[0]?.label).toMatch(/^(?:Undo|撤销)$/)
    expect(changed).not.toEqual(before)
    expect(await mei()).toEqual(before)
  })

  it('a mute is taken off again, and somebody else’s customer cannot be muted', async () => {
    await desk.say('settings mute acme')
    await desk.say('settings unmute acme')

    expect((await mei())?.settings?.mutes).toEqual([])
    expect((await desk.say('settings mute zenith')).refused).toBe('customer-foreign')
  })
})
