import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDigest } from '#src/grammar/digest-words.ts'
import { readDecision } from '#src/grammar/review-words.ts'
import { aCustomer, aTier } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

describe('what a digest is asked for', () => {
  it.each([
    ['', { kind: 'now', rest: '' }],
    ['now', { kind: 'now', rest: '' }],
    ['east key now', { kind: 'now', rest: 'east key' }],
    ['off', { kind: 'off' }],
    ['停', { kind: 'off' }],
    ['weekly', { kind: 'weekly', weekday: 5, at: '16:00', rest: '' }],
    ['weekly mon 9am', { kind: 'weekly', weekday: 1, at: '09:00', rest: '' }],
    [
      'east weekly fri 16:00 #sales',
      { kind: 'weekly', weekday: 5, at: '16:00', channel: '#sales', rest: 'east' },
    ],
    ['每周五 16:00', { kind: 'weekly', weekday: 5, at: '16:00', rest: '' }],
    ['每周一下午4点半', { kind: 'weekly', weekday: 1, at: '16:30', rest: '' }],
    ['周日 20点', { kind: 'weekly', weekday: 7, at: '20:00', rest: '' }],
    ['华东重点', { kind: 'now', rest: '华东重点' }],
    ['fang|*|now overdue 2', { kind: 'open', digest: 'fang|*|now', what: 'overdue', more: '2', extra: '' }],
  ])('%j is read', (words, read) => {
    expect(readDigest(words)).toEqual(read)
  })
})

describe('a decision', () => {
  it.each([
    ['decide 1 @mei visit three', { question: 1, owner: 'mei', text: 'visit three' }],
    ['决定 @mei 本周拜访三家', { owner: 'mei', text: '本周拜访三家' }],
    ['decide call 2 more', { text: 'call 2 more' }],
  ])('%j is read', (words, read) => {
    expect(readDecision(words)).toEqual(read)
  })
})

describe('the manager’s week in the chat', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    desk = await openDesk({
      customers: [
        aCustomer({ lifecycle: 'slipping' }),
        aCustomer({ ref: 'second', name: 'Second', tier: aTier({ code: 'B' }), attrs: { region: 'East' } }),
        aCustomer({ ref: 'foreign', name: 'Foreign', owner: 'lei' }),
      ],
    })
  })
  afterAll(() => desk.close())

  it('is the team’s for a manager, with a file, and one’s own for a rep, without', async () => {
    const manager = await desk.say('digest', 'bao')
    const rep = await desk.say('周报', 'mei')

    expect(manager.card.body?.[0]).toMatch(/^2 customers/)
    expect(manager.files?.map(({ mime }) => mime)).toEqual(['text/csv'])
    expect(String(manager.files?.[0]?.content)).not.toContain('Foreign')
    expect([rep.card.title, rep.files]).toEqual(['Your customers this week', undefined])
  })

  it('opens lists and parts of one’s own digest alone', async () => {
    await desk.say('digest', 'bao')
    const list = await desk.press('digest', { digest: 'bao|*|now', line: 'at-risk' }, 'bao')
    const one = await desk.press(
      'digest',
      { digest: 'bao|*|now', line: 'at-risk', customer: 'c-acme-robotics' },
      'bao',
    )
    const others = await desk.press('digest', { digest: 'bao|*|now', line: 'at-risk' }, 'mei')
    const foreign = await desk.press(
      'digest',
      { digest: 'bao|*|now', line: 'moved', customer: 'c-foreign' },
      'bao',
    )

    expect(list.card.rows?.map(({ title }) => title)).toContain('Acme Robotics')
    expect(one.card.title).toBe('Acme Robotics')
    expect(others.refused).toBe('digest-gone')
    expect(wordsOf(foreign.card)).not.toContain('Foreign')
  })

  it('lets a manager remind an owner from a list, once a day', async () => {
    const pressed = { digest: 'bao|*|now', line: 'at-risk', customer: 'c-acme-robotics', remind: 'yes' }
    const first = await desk.press('digest', pressed, 'bao')
    await desk.press('digest', pressed, 'bao')

    const open = await desk.store.reminders.openOf(['mei'])
    expect(first.card.body).toEqual(['Mei Lin has been reminded.'])
    expect(open.map(({ customerId, note }) => [customerId, note])).toEqual([
      ['c-acme-robotics', 'Bao Chen asks you to look after this customer.'],
    ])
  })

  it('is ordered weekly, and into a channel only once it was seen who reads there', async () => {
    await desk.say('digest weekly mon 09:00', 'bao')
    const ordered = (await desk.store.users.byId('bao'))?.settings?.digest
    const refused = await desk.say('digest weekly fri 16:00 #sales', 'bao')
    const rep = await desk.say('digest weekly fri 16:00', 'mei')

    expect(ordered).toEqual({ weekday: 1, at: '09:00' })
    expect(refused.refused).toBe('channel-unknown')
    expect(rep.refused).toBe('digest-for-managers')
    expect((await desk.store.users.byId('bao'))?.settings?.digest).toEqual(ordered)
  })

  it('goes nowhere while nobody has confirmed the readers', async () => {
    const { createDispatcher } = await import('#src/commands/dispatch/dispatcher.ts')
    const channels = { readers: async () => ['Mei Lin', 'A guest'] }
    const dispatcher = createDispatcher({ ...desk.deps, channels })
    const who = { surface: 'terminal', userId: 'bao' } as const
    const asked = await dispatcher.text('digest weekly fri 16:00 #sales', who)
    const before = (await desk.store.users.byId('bao'))?.settings?.digest
    const button = asked.card.actions?.[0]
    await dispatcher.call(button?.call ?? { command: 'help', input: {} }, who)

    expect(asked.card.body?.[0]).toContain('Mei Lin, A guest')
    expect(before).not.toMatchObject({ channel: '#sales' })
    expect((await desk.store.users.byId('bao'))?.settings?.digest).toEqual({
      weekday: 5,
      at: '16:00',
      channel: '#sales',
    })
  })

  it('says that nobody can see who reads it where a surface does not tell, in words to act on', async () => {
    const { createDispatcher } = await import('#src/commands/dispatch/dispatcher.ts')
    const channels = { readers: async () => 'unseen' as const }
    const dispatcher = createDispatcher({ ...desk.deps, channels })
    const who = { surface: 'terminal', userId: 'bao' } as const

    const asked = await dispatcher.text('周报 每周五 16:00 #企业微信群', who)
    const button = asked.card.actions?.[0]
    await dispatcher.call(button?.call ?? { command: 'help', input: {} }, who)

    expect(asked.card.body?.[0]).toMatch(/看不到群成员|cannot see who is in that group/)
    expect((await desk.store.users.byId('bao'))?.settings?.digest).toMatchObject({ channel: '#企业微信群' })
  })

  it('is put off', async () => {
    await desk.say('周报 停', 'bao')

    expect((await desk.store.users.byId('bao'))?.settings?.digest).toBe('off')
  })

  it('says which segments there are where one is not known', async () => {
    expect((await desk.say('digest atlantis', 'bao')).refused).toBe('digest-unreadable')
  })

  it('has its customers by group, and two groups as a table', async () => {
    const one = await desk.say('segments', 'bao')
    const two = await desk.say('segments tier x region', 'bao')
    const chinese = await desk.say('客户分群 等级 地区', 'bao')
    const none = await desk.say('segments moon phase', 'bao')

    expect(one.card.table?.rows.at(-1)?.slice(0, 2)).toEqual(['All', '2'])
    expect(two.card.table?.columns).toEqual(['Tier', 'East', 'In none', 'All'])
    expect(chinese.card.title).toBe('Tier by region')
    expect(none.refused).toBe('segments-unreadable')
  })

  it('keeps decisions with an owner and shows what became of them', async () => {
    const first = await desk.say('review', 'bao')
    await desk.say('review decide 1 @mei visit Acme', 'bao')
    const review = (await desk.store.reviews.latest('bao', 1))[0]
    const done = await desk.press('review', { review: review?._id ?? '', n: '0', outcome: 'done' }, 'bao')
    const stranger = await desk.press(
      'review',
      { review: review?._id ?? '', n: '0', outcome: 'done' },
      'admin',
    )
    const unknown = await desk.say('review decide @nobody x', 'bao')

    expect(first.card.body?.filter((line) => /^[123]\. /.test(line))).toHaveLength(3)
    expect(done.card.rows?.[0]).toMatchObject({ title: 'visit Acme' })
    expect(done.card.rows?.[0]?.detail).toMatch(/^Mei Lin · Sat 12 Dec · Done · Value at risk: /)
    expect([stranger.refused, unknown.refused]).toEqual(['review-gone', 'review-owner-unknown'])
  })

  it('takes what a terminal shows of a button: an outcome, a reminder, a policy to be published', async () => {
    await desk.say('review decide =1+1 @Lei call back', 'bao')
    const review = (await desk.store.reviews.latest('bao', 1))[0]
    const n = (review?.decisions.length ?? 0) - 1
    await desk.say(`review ${review?._id} ${n} dropped`, 'bao')
    await desk.say('digest', 'bao')
    const reminded = await desk.say('digest bao|*|now at-risk c-second yes', 'bao')
    const publish = await desk.say('policy simple 1', 'admin')

    const kept = (await desk.store.reviews.latest('bao', 1))[0]?.decisions ?? []
    expect(kept[n]).toMatchObject({ text: '=1+1 call back', owner: 'lei', outcome: { kind: 'dropped' } })
    expect(kept).toHaveLength(n + 1)
    expect(reminded.card.body).toEqual(['Mei Lin has been reminded.'])
    expect(publish.card.actions?.[0]?.call.input).toMatchObject({ publish: 'simple', confirmed: 'yes' })
  })

  it('asks which policy to preview where none is named', async () => {
    const { card } = await desk.say('policy preview', 'bao')

    expect(card.title).toBe('Which policy?')
    expect(card.body?.[0]).toContain('simple')
  })

  it('shows the policy to managers, previews another, and lets admins publish after that', async () => {
    const shown = await desk.say('policy', 'bao')
    const preview = await desk.say('policy preview simple', 'bao')
    const refused = await desk.say('policy publish simple', 'bao')
    const asked = await desk.say('policy publish simple', 'admin')
    const last = await desk.press('policy', { publish: 'simple', standing: '1' }, 'admin')
    const stale = await desk.press('policy', { publish: 'simple', standing: '9', confirmed: 'yes' }, 'admin')
    const done = await desk.press('policy', { publish: 'simple', standing: '1', confirmed: 'yes' }, 'admin')

    expect(shown.card.rows?.map(({ title, detail }) => [title, detail])).toEqual(
      aPolicy().tiers.map(({ name, meaning }) => [name.en, meaning.en]),
    )
    expect(shown.card.table?.rows).toHaveLength(4)
    expect(preview.card.actions).toBeUndefined()
    expect([refused.refused, stale.refused]).toEqual(['policy-for-admins', 'policy-stale'])
    expect(wordsOf(preview.card)).not.toContain('Foreign')
    expect([asked, last].map(({ card }) => card.actions?.length)).toEqual([1, 1])
    expect(done.card.title).toBe('Version 2 is on its way')
    expect(desk.queues.waiting).toContainEqual({ job: 'rebuild', input: { version: 2 } })
  })

  it('says when nothing has been judged yet, in both languages', async () => {
    expect((await desk.say('evaluate', 'bao')).card.title).toBe('No evaluation yet')
    await desk.store.users.put(aTeam('zh'))
    expect((await desk.say('分级效果', 'bao')).card.title).toBe('暂无分级效果')
  })
})
