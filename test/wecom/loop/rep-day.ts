import { aReminder } from '../../helpers/builders/a-reminder.ts'
import type { Seen } from '../../helpers/fake-wecom/seen.ts'
import { group, type Loop } from './a-loop.ts'

/** What a step showed, for whoever prints it. */
type Tell = (step: string, ...shown: readonly Seen[]) => void
type Day = { readonly loop: Loop; readonly tell: Tell }

const me = 'fang'

/** The list by the menu; a customer found by name; its tier and the evidence. */
export async function lookUp({ loop, tell }: Day) {
  const fang = loop.wecom.user(me)
  tell('打开应用', await loop.after(me, () => fang.entersApp(), '你好，我是 Tierwise'))

  const list = await loop.after(me, () => fang.clicksMenu('今日待办'), /今日待办：\d 项跟进/)
  tell('菜单“今日待办”', list)

  tell('菜单“查客户”', await loop.after(me, () => fang.clicksMenu('查客户'), '请回复客户名称'))
  const card = await loop.after(me, () => fang.writes('海鸥'), '调级…')
  const tier = await loop.seen(me, '综合分')
  tell('回复“海鸥”', tier, card)

  const why = await loop.after(me, () => fang.presses(card, '依据'), '海鸥文具定为')
  tell('点“依据”', why)
  return { list, tier, card, why }
}

/** A touch asked for one question after another: an answer that is none, given up once, then saved. */
export async function logByQuestions({ loop, tell }: Day) {
  const fang = loop.wecom.user(me)
  const says = async (text: string, words: string | RegExp) => {
    const shown = await loop.after(me, () => fang.writes(text), words)
    tell(`回复“${text}”`, shown)
    return shown
  }
  const asked = () => loop.after(me, () => fang.clicksMenu('写跟进'), '客户：请回复客户名称')
  tell('菜单“写跟进”', await asked())
  const refused = await says('没有这家', '没有找到这个客户')
  await says('海鸥文具', '记录：请直接回复文字')
  const cancelled = await says('取消', '没有保存任何内容')

  loop.wecom.time.advance(2_000) // two clicks within one second are one
  tell('菜单“写跟进”', await asked())
  await says('海鸥文具', '记录：请直接回复文字')
  const check = await says('客户要新目录的报价', '记录：客户要新目录的报价')
  await fang.presses(check, '保存')
  const saved = await loop.becomes(me, check, '已写跟进：海鸥文具')
  tell('点“保存”', saved)

  loop.wecom.time.advance(2_000)
  const stale = await loop.after(me, () => fang.presses(check, '保存'), '已经保存过了')
  tell('在旧画面上再点一次“保存”', stale)
  return { refused, cancelled, check, saved, stale }
}

/** A reminder that a rep has timed, told by the worker. */
async function reminded({ loop, tell }: Day, note: string): Promise<Seen> {
  const now = new Date()
  const told = async () => {
    await loop.store.reminders.plan([
      aReminder({
        ...{ _id: `c-yunqi|timed|${now.toISOString()}`, customerId: 'c-yunqi', to: me, kind: 'timed' },
        ...{ dueAt: now, since: now, plannedAt: now, note },
      }),
    ])
    await loop.queues.enqueue('remind', {})
  }
  const card = await loop.after(me, told, note)
  tell('到了自己定的时间', card)
  return card
}

type Choice = {
  readonly title: string
  readonly option_list: readonly { readonly id: string; readonly text: string }[]
}

/** One pushed card put off, another done where it stands; pressed again and out of date, both say so. */
export async function workReminders(day: Day) {
  const { loop, tell } = day
  const fang = loop.wecom.user(me)
  const first = await reminded(day, '问一下展会的事')
  const choice = first.card?.['button_selection'] as Choice
  const until = choice.option_list.at(-1)
  await fang.presses(first, choice.title, { until: until?.id ?? '' })
  const later = await loop.becomes(me, first, /推迟|改到/)
  tell(`选“${until?.text}”，点“${choice.title}”`, later)

  const second = await reminded(day, '把样品寄过去')
  await fang.presses(second, '已联系')
  const done = await loop.becomes(me, second, '下次')
  tell('点“已联系”', done)

  loop.wecom.time.advance(2_000)
  await fang.presses(second, '已联系')
  const twice = await loop.becomes(me, second, '已经')
  tell('在旧画面上再点一次“已联系”', twice)
  return { first, later, second, done, twice }
}

/** The AI bot in the group, for all what all may read; a quoted message is a touch in one tap. */
export async function askTheBot({ loop, tell }: Day) {
  const fang = loop.wecom.user(me)
  const brief = await loop.after(
    'bao',
    () => fang.tellsBot('/customer 等级 海鸥', { group }),
    '海鸥文具',
    group,
  )
  tell('群里 @机器人：“/customer 等级 海鸥”', brief)

  const asked = () => fang.tellsBot('海鸥依据', { group })
  const forAll = await loop.after('bao', asked, '海鸥文具', group)
  const why = await loop.seen(me, '海鸥文具定为')
  tell('群里 @机器人：“海鸥依据”', forAll, why)

  const quote = { quote: '云栖食品的李总说下周要两百箱' }
  const filled = await loop.after(me, () => fang.tellsBot('记一下', quote), '保存', 'bot')
  tell('单聊里引用一条消息回复“记一下”', filled)
  fang.pressesInBot(filled, '保存')
  const written = await loop.seen(me, '已写跟进：云栖食品', 'bot')
  tell('点“保存”', written)
  return { brief, forAll, why, written }
}
