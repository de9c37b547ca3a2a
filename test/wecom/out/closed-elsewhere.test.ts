import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteAnswered as answeredAtSlack } from '#src/slack/out/close.ts'
import { noteAnswered as answeredAtWecom } from '#src/wecom/out/close.ts'
import { openBoth } from './a-both.ts'

let both: Awaited<ReturnType<typeof openBoth>>
beforeEach(async () => {
  both = await openBoth()
})
afterEach(() => both.close())

describe('one person on Slack and WeCom', () => {
  it('has a reminder told at WeCom alone, and closed there once it is settled elsewhere', async () => {
    await both.prefer('wecom', { locale: 'zh' })
    await both.told()
    const before = both.onWecom()
    await both.settled()
    await both.closed()
    await both.closed()

    expect(both.onSlack()).toEqual([])
    expect(before[0]).toContain('你设的提醒：阿里')
    expect(both.onWecom()).toHaveLength(before.length)
    expect(both.onWecom().at(-1)).toContain('阿里：已处理')
    expect(both.onWecom().at(-1)).toMatch(/已由 \S+.* 处理/u)
    expect([before.at(-1), both.onWecom().at(-1)].map((words) => words?.includes('推迟'))).toEqual([
      true,
      false,
    ])
    expect(both.callsTo('wecom', 'message/update_template_card')).toHaveLength(1)
    expect(both.wecom.complaints).toEqual(['a card to press, and no callback URL'])
  })

  it('has it told at Slack alone, and closed there without a second message', async () => {
    await both.prefer('slack')
    await both.told()
    const before = both.onSlack()
    await both.settled()
    await both.closed()
    await both.closed()

    expect([before.length, both.onWecom()]).toEqual([1, []])
    expect(both.onSlack()).toHaveLength(1)
    expect(both.onSlack()[0]).toContain('阿里: settled')
    expect(both.onSlack()[0]).toContain('Done by')
    expect(both.callsTo('slack', 'chat.update')).toHaveLength(1)
    expect(both.slack.complaints).toEqual([])
  })

  it('keeps the answer that took the card’s place when it was pressed there', async () => {
    await both.prefer('slack')
    await both.told()
    await both.settled()
    const [seen] = both.slack.seenBy('U1')
    const spot = { team: 'T1', channel: seen?.channel ?? '', ts: seen?.ts ?? '' }
    await answeredAtSlack({ stands: both.slackStands, clock: { now: both.now } }, spot)
    await both.closed()

    expect(both.callsTo('slack', 'chat.update')).toEqual([])
    expect((await both.store.outbox.toldOf({ reminderId: 'timed' }, 9)).length).toBe(0)
  })

  it('keeps the answer to an answer at WeCom, but not a question that was asked before it was settled elsewhere', async () => {
    await both.prefer('wecom')
    await both.told()
    const taskId = String(both.wecom.seenBy('mei', 'app').at(-1)?.card?.['task_id'])
    const deps = {
      api: { corpId: both.wecom.app.corpId },
      stands: both.store.stands,
      clock: { now: both.now },
    }
    await answeredAtWecom(deps, { userId: 'mei', taskId, answer: 'a-1' })
    both.wait(60_000)
    await both.settled()
    const kept = await both.store.stands.ref({
      surface: 'wecom',
      place: `${both.wecom.app.corpId}|mei`,
      key: 'instead|a-1',
    })
    await answeredAtWecom(deps, { userId: 'mei', taskId: 'a-1', answer: 'a-2' })
    await both.closed()

    expect(kept).toBe(taskId)
    expect(both.callsTo('wecom', 'message/update_template_card')).toEqual([])
  })

  it('closes a card whose question in place was left, and settled elsewhere', async () => {
    await both.prefer('wecom')
    await both.told()
    const taskId = String(both.wecom.seenBy('mei', 'app').at(-1)?.card?.['task_id'])
    const deps = {
      api: { corpId: both.wecom.app.corpId },
      stands: both.store.stands,
      clock: { now: both.now },
    }
    await answeredAtWecom(deps, { userId: 'mei', taskId, answer: 'a-1' })
    both.wait(60_000)
    await both.settled()
    await both.closed()

    expect(both.onWecom().at(-1)).toContain('阿里: settled')
  })

  it('leaves a WeCom card whose code has run out, and asks for it no more', async () => {
    await both.prefer('wecom')
    await both.told()
    both.wait(73 * 3_600_000)
    await both.settled()
    await both.closed()
    await both.closed()

    expect(both.onWecom().at(-1)).not.toContain('settled')
    expect(both.callsTo('wecom', 'message/update_template_card')).toHaveLength(1)
    expect(await both.store.reminders.cardsDue(both.now(), 9)).toEqual([])
  })

  it('is told on the other surface where the preferred one says they are gone, and an admin hears of it', async () => {
    await both.prefer('wecom')
    both.wecom.faults.next('message/send', { kind: 'error', error: '81013' })
    await both.told()

    const toAdmins = await both.store.outbox.keyed('undelivered|mei|wecom-user-gone', 9)
    expect(both.onWecom()).toEqual([])
    expect(both.onSlack()[0]).toContain('Your reminder: 阿里')
    expect(toAdmins.length).toBeGreaterThan(0)
  })

  it.each(['slack', 'wecom'] as const)('has it closed at %s once that answers again', async (surface) => {
    await both.prefer(surface)
    await both.told()
    await both.settled()
    if (surface === 'slack') both.slack.faults.next('chat.update', { kind: 'ratelimited', retryAfterS: 1 })
    else both.wecom.faults.next('message/update_template_card', { kind: 'error', error: '45009' })
    await both.closed()
    const waiting = (await both.store.reminders.cardsDue(both.now(), 9)).length
    await both.closed()

    const seen = surface === 'slack' ? both.onSlack() : both.onWecom()
    expect(waiting).toBe(1)
    expect(seen.at(-1)).toContain('阿里: settled')
  })
})
