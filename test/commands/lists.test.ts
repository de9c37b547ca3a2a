import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'
import { aCustomer, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const many = Array.from({ length: 12 }, (_, n) =>
  aCustomer({ name: `Hers ${n}`, ref: `hers-${n}`, tier: aTier({ code: n < 3 ? 'B' : 'A' }) }),
)
const customers = [
  ...many,
  aCustomer({
    name: '=cmd|calc, Ltd',
    ref: '00042',
    owner: 'bao',
    lifecycle: 'dormant',
    tier: aTier({ code: 'C' }),
    attrs: { region: '华东', note: '+1' },
  }),
  aCustomer({ name: 'His', ref: 'his', owner: 'lei', attrs: { region: '华北' } }),
]

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ users: aTeam(), customers })
  await desk.store.policies.insert(
    aPolicy({
      version: 2,
      segments: [{ code: 'east', name: { en: 'East', zh: '华东' }, where: 'region = 华东' }],
    }),
  )
})
afterEach(() => desk.close())

const titles = (reply: Awaited<ReturnType<typeof desk.say>>) =>
  reply.card.rows?.map(({ title }) => title) ?? []

describe('list', () => {
  it('is paged by buttons', async () => {
    const first = await desk.say('list')
    const more = first.card.actions?.[0]
    const second = await desk.press('list', more?.kind === 'button' ? more.call.input : {})

    expect(first.card.title).toBe('12 customers')
    expect([titles(first).length, titles(second).length]).toEqual([10, 2])
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(12)
    expect(second.card.actions?.map(({ label }) => label)).toEqual(['Back'])
  })

  it.each(['list 2', 'list page 2', '我的客户 第2页', '我的客户 第 2 页', '名单第2页'])(
    '%s is its second page',
    async (text) => {
      const { card } = await desk.say(text)

      expect(card.rows).toHaveLength(2)
      const back = card.actions?.[0]
      expect(back?.kind === 'button' ? back.call.input : {}).toEqual({ words: '', page: '0' })
    },
  )

  it.each([
    ['list B', 'mei', 3],
    ['我的客户 B类', 'mei', 3],
    ['list tier A growing', 'mei', 9],
    ['list dormant', 'mei', 0],
    ['list dormant', 'bao', 1],
    ['list', 'bao', 13],
    ['list mine', 'bao', 1],
    ['我的客户 全部', 'admin', 14],
    ['list all', 'mei', 12],
  ])('%s by %s: %d', async (text, as, count) => {
    const { card } = await desk.say(text, as)

    expect(card.title).toBe(['No such customers', '1 customer'][count] ?? `${count} customers`)
  })

  it('of a segment holds those of it that the asker may see', async () => {
    await desk.store.policies.activate(2)

    expect((await desk.say('list east', 'bao')).card.title).toBe('1 customer')
    expect((await desk.say('list east', 'mei')).card.title).toBe('No such customers')
    expect((await desk.say('list nowhere', 'mei')).refused).toBe('segment-unknown')
  })
})

describe('history', () => {
  const change = (id: string, n: number, given: Partial<TierChange> = {}): TierChange => ({
    _id: `${id}-${n}`,
    customerId: id,
    rev: n,
    at: daysAgo(n),
    from: 'B',
    to: 'A',
    evidence: { reason: 'promoted', kappa: 8, cutKappa: 7.75 },
    moved: { kind: 'order', amountMinor: 320_000, currency: 'CNY', at: daysAgo(n) } as never,
    ...given,
  })
  beforeEach(() =>
    desk.store.tierChanges.put([
      change('c-hers-0', 1),
      change('c-hers-0', 40, { from: 'A', to: 'B', evidence: { reason: 'demoted' } }),
      change('c-hers-1', 200),
      change('c-his', 2),
    ]),
  )

  it('of a customer is each change with its day and evidence, newest first, and opens as it was told', async () => {
    const { card } = await desk.say('history hers 0')
    const open = card.rows?.[0]?.action
    const told = await desk.press('history', open?.call.input ?? {})

    expect(card.rows).toHaveLength(2)
    expect(card.rows?.[0]?.title).toMatch(/^B .*→ A/)
    expect(card.rows?.[0]?.detail).toMatch(/^Fri 11 Dec/)
    expect(told.card.title).toContain('has moved up to A')
  })

  it('without a name is the newest of one’s own', async () => {
    const { card } = await desk.say('等级变动')

    expect(card.rows?.map(({ title }) => title.split(':')[0])).toEqual(['Hers 0', 'Hers 0'])
  })

  it('of somebody else’s is refused, in a button too', async () => {
    const typed = await desk.say('history his')
    const pressed = await desk.press('history', { customer: 'c-his', change: 'c-his-2' })

    expect([typed.refused, pressed.refused]).toEqual(['customer-foreign', 'customer-gone'])
  })
})

describe('export', () => {
  it('gives a file that runs nothing, keeps ids and holds what the asker may see', async () => {
    const { files, card } = await desk.say('export', 'bao')
    const text = String(files?.[0]?.content)

    expect(files?.[0]).toMatchObject({ name: 'tierwise-customers-2026-12-12.csv', mime: 'text/csv' })
    expect(text.startsWith('\uFEFFHandle,Name,')).toBe(true)
    expect(text.trim().split('\r\n')).toHaveLength(14)
    expect(text).toContain(`'00042,"'=cmd|calc, Ltd"`)
    expect(text).toMatch(/,'\+1,华东\r\n/)
    expect(text).not.toContain('His')
    expect(card.title).toBe('13 customers in the file')
    expect(desk.audited).toContainEqual(expect.objectContaining({ who: 'bao', action: 'read:export' }))
  })

  it('is filtered as a list is', async () => {
    const { card } = await desk.say('导出 B')

    expect(card.title).toBe('3 customers in the file')
  })

  it.each(['slack', 'wecom'] as const)('goes along with the answer on %s too', async (surface) => {
    const identity = { surface, team: 'T1', userId: 'U1' }
    await desk.store.users.put(
      aTeam().map((user) => (user._id === 'mei' ? { ...user, identities: [identity] } : user)),
    )
    const dispatcher = createDispatcher(desk.deps)

    const { refused, files } = await dispatcher.text('export', identity)

    expect([refused, files?.length]).toEqual([undefined, 1])
  })
})

describe('quality', () => {
  it('counts what the asker may see: filled fields, stale tiers, who may be there twice', async () => {
    await desk.store.customers.insertNew([
      aCustomer({ name: 'Hers 1 Ltd', ref: 'hers-1-ltd', attrs: { birthday: 'whenever' } }),
    ])

    const { card } = await desk.say('quality')
    const fact = (label: string) => card.facts?.find((one) => one.label === label)?.value

    expect(card.title).toBe('Data of 13 customers')
    expect(card.table?.rows[0]).toEqual(['Owner', '100 %', '0'])
    expect(card.table?.rows[2]).toEqual(['Region', '0 %', '13'])
    expect(fact('May be there twice')).toBe('1')
    expect(fact('Dates that cannot be read')).toBe('1')
    expect(fact('Rows to check')).toBeUndefined()
    expect(wordsOf(card)).not.toContain('His')
    expect(card.rows?.[0]?.action?.call).toMatchObject({ command: 'merge' })
  })

  it('tells an admin how many rows wait to be checked', async () => {
    const { card } = await desk.say('数据体检', 'admin')

    expect(card.facts?.some(({ label }) => label === 'Rows to check')).toBe(true)
  })
})
