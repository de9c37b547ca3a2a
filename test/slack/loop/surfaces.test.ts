import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { type Loop, openLoop, receivers } from './a-loop.ts'

describe.each(receivers)('where else people work, over %s', (mode) => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop(mode)
  })
  afterAll(() => loop.close())
  const touchesOf = async (customer: string) =>
    (await loop.store.events.ofCustomers([customer])).filter(({ source }) => source === 'chat')

  it('a mention in a channel: the brief is for all, the rest for the asker', async () => {
    await loop.slack.user('UMEI').mentions('tier acme', { channel: 'CSALES' })

    const brief = await loop.seen('UBAO', 'Acme Robotics', 'CSALES')
    const own = await loop.seen('UMEI', /\d+ points/, 'CSALES')
    expect(brief.words).not.toMatch(/points|¥/)
    expect(own.ephemeral).toBe(true)
  })

  it('a channel with outsiders: nothing is shown, to anybody', async () => {
    const mei = loop.slack.user('UMEI')

    await mei.mentions('tier acme', { channel: 'CEXT' })
    await mei.types('/customer tier acme', { channel: 'CEXT' })
    await mei.writes('https://crm.example.com/customers/acme', { channel: 'CEXT' })

    await eventually('both are told where to ask', () => {
      const told = loop.slack.seenBy('UMEI', 'CEXT').filter(({ ephemeral }) => ephemeral)
      return told.length === 2 && told.every(({ words }) => words.includes('direct message'))
    })
    expect(loop.slack.everSeenBy('UOUT')).not.toMatch(/Acme Robotics|points/)
    expect(loop.slack.seenBy('UOUT', 'CEXT').filter(({ from }) => from === 'UBOTT1')).toEqual([])
  })

  it('a shortcut on a message: a touch with its customer and its words', async () => {
    const mei = loop.slack.user('UMEI')
    await mei.writes('spoke to Acme Robotics, wants a quote', { channel: 'CSALES' })
    const message = loop.slack.seenBy('UMEI', 'CSALES').findLast(({ from }) => from === 'UMEI')

    await mei.usesShortcut('log_message', message)
    const form = await loop.modal('UMEI', '"input"')
    await mei.submits(form)
    const logged = await loop.modal('UMEI', 'Logged: Acme Robotics')
    await mei.closes(logged)

    expect(await touchesOf('c-acme')).toMatchObject([{ kind: 'interaction', note: /wants a quote/ }])
  })

  it('the Home: what is done there is done, and leaves it', async () => {
    const fang = loop.slack.user('UFANG')

    await fang.opensHome()
    const home = await loop.home('UFANG', '海鸥文具')
    await fang.presses(home, '查看')
    const reminder = await loop.modal('UFANG', '已联系')
    await fang.presses(reminder, '已联系')
    await loop.modal('UFANG', '已写跟进：海鸥文具')

    const after = await eventually('a Home without it', () => {
      const body = JSON.stringify(loop.slack.homeOf('UFANG')?.body)
      return body.includes('海鸥文具') ? undefined : body
    })
    expect(after).toContain('我的客户等级')
    expect(await touchesOf('c-haiou')).toHaveLength(1)
  })

  it('somebody known by e-mail is let in by their first word', async () => {
    await loop.slack.user('ULIN').writesToBot('whoami')

    expect((await loop.seen('ULIN', 'You are')).words).toContain('Lin Zhao')
  })

  it('a newcomer is offered to an admin, let in by a button, and then answered', async () => {
    const nina = loop.slack.user('UNEW')

    await nina.writesToBot('today')
    const waits = await loop.seen('UNEW', 'Ada Admin')
    const offered = await loop.seen('UADMIN', 'nina wants to use Tierwise')
    await loop.slack.user('UADMIN').presses(offered, 'Let in: Rep')
    await eventually('she is one', () => loop.store.users.byIdentity(nina_))
    await nina.writesToBot('whoami')

    expect(waits.words).toContain('not in yet')
    expect((await loop.seen('UNEW', 'You are nina')).words).toContain('Rep')
  })

  it('Slack has nothing to complain of, and no log has an error', () => {
    expect(loop.complaints()).toEqual([])
  })
})

const nina_ = { surface: 'slack', team: 'T1', userId: 'UNEW' } as const
