import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { type Loop, openLoop } from './a-loop.ts'
import { askTheBot, logByQuestions, lookUp, workReminders } from './rep-day.ts'

describe('a rep’s day at WeCom, over HTTP and the AI bot’s connection', { timeout: 90_000 }, () => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop({ aiBot: true })
    await loop.operate('wecom', 'menu', '--language', 'zh')
  }, 120_000)
  afterAll(() => loop.close())
  const tell = () => undefined
  const notesOf = async (ref: string) =>
    (await loop.store.events.ofCustomers([`c-${ref}`])).flatMap((one) =>
      one.kind === 'interaction' && 'note' in one ? [one.note] : [],
    )

  it('has reminders that change where they stand: put off, done, and done already', async () => {
    const { first, later, second, done, twice } = await workReminders({ loop, tell })

    expect([later.id, done.id, twice.id]).toEqual([first.id, second.id, second.id])
    expect(twice.words).toContain('没有重复记录')
    expect(loop.wecom.state.calls.map(({ method }) => method)).toContain('message/update_template_card')
  })

  it('goes from the menu to a list, to a customer’s tier, and to its evidence', async () => {
    const { tier, card, why } = await lookUp({ loop, tell })

    expect(tier.text).toMatch(/海鸥文具 · C类/)
    expect(card.words).toMatch(/依据\n写跟进…\n拟话术\n提醒我…\n调级…$/)
    expect(why.text).toMatch(/合计 · \d+$/m)
  })

  it('writes a touch by questions, once: what is no answer is asked again, what is given up is not saved', async () => {
    const { refused, check, saved, stale } = await logByQuestions({ loop, tell })

    expect(refused.words).toContain('没有找到这个客户。客户：')
    expect([saved.id, stale.id === check.id]).toEqual([check.id, false])
    expect(await notesOf('haiou')).toEqual(['客户要新目录的报价'])
  })

  it('has the tier before everybody in the group, the evidence alone, and a quoted message as a touch', async () => {
    const { forAll, written } = await askTheBot({ loop, tell })

    expect(loop.wecom.everSeenBy('bao')).not.toMatch(/海鸥文具为什么|综合分|¥/)
    expect(forAll.words).toMatch(/海鸥文具[\s\S]*负责人：方丽$/)
    expect(written.words).toContain('已写跟进：云栖食品')
    expect((await notesOf('yunqi')).filter((note) => note?.includes('下周要两百箱'))).toHaveLength(1)
  })

  it('does not notice that a token ends before its time', async () => {
    const fang = loop.wecom.user('fang')
    const asked = () => loop.wecom.state.calls.filter(({ method }) => method === 'gettoken').length
    const before = asked()

    loop.wecom.tokens.end('unknown')
    await loop.after('fang', () => fang.writes('whoami'), '方丽')

    expect(asked() - before).toBe(1)
  })

  it('is answered once though two answers to the callback were lost and WeCom has tried three times', async () => {
    loop.door.loses(2)
    const before = loop.wecom.seenBy('mei', 'app').length

    const tries = await loop.wecom.user('mei').writes('find nova')
    await loop.seen('mei', 'Nova Ltd')
    await loop.after('mei', () => loop.wecom.user('mei').writes('whoami'), 'Mei Lin')

    expect(tries.map(({ status }) => status)).toEqual([0, 0, 200])
    const answers = loop.wecom.seenBy('mei', 'app').slice(before)
    expect(answers.filter(({ words, card }) => !card && words.includes('Nova Ltd'))).toHaveLength(1)
  })

  it('goes on after somebody else has had the AI bot’s connection', async () => {
    const fang = loop.wecom.user('fang')
    const other = loop.aBotElsewhere()
    await other.isConnected()
    other.leaves()
    await eventually('nobody listens', () => !loop.wecom.bot.subscribed())

    await loop.isListening()
    const answer = await loop.after('fang', () => fang.tellsBot('海鸥等级'), '海鸥文具', 'bot')

    expect(answer.words).toContain('C类')
  })

  it('leaves WeCom nothing to complain of, and no error in a log but that of the other program', () => {
    expect(loop.wecom.state.dropped).toEqual([])
    expect(loop.complaints()).toEqual([expect.stringContaining('wecom-bot-kicked')])
  })
})
