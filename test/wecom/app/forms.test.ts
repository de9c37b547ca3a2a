import { describe, expect, it } from 'vitest'
import { menuOf } from '#src/wecom/app/menu.ts'
import { aWecomDay } from './a-wecom-day.ts'

type Day = Awaited<ReturnType<typeof aWecomDay>>
const now = (day: Day) => day.card().words

/** Mei has asked for that form out of the menu. */
async function begun(name: '写跟进' | '查客户' | '设置', given: Parameters<typeof aWecomDay>[0] = {}) {
  const day = await aWecomDay(given)
  await day.api.post('menu/create', menuOf('zh'), { agentid: day.api.agentId })
  await day.after(() => day.fake.user('mei').clicksMenu(name))
  return day
}
const notesOf = async ({ desk }: Day, customer: string) =>
  (await desk.store.events.ofCustomers([customer])).flatMap((one) =>
    one.kind === 'interaction' && 'note' in one ? [one.note] : [],
  )

describe('a form where there are none', () => {
  it('is asked for in turn, checked, and saved', async () => {
    const day = await begun('写跟进')

    const asked = [now(day)]
    for (const answer of ['新星', '要报价']) {
      await day.says(answer)
      asked.push(now(day))
    }
    await day.says('保存')

    expect(asked[0]).toContain('客户：请回复客户名称')
    expect(asked[1]).toContain('记录：请直接回复文字。')
    expect(asked[2]).toContain('客户：新星食品 · A类；方式：电话；结果：已联系；记录：要报价')
    expect(now(day)).toContain('已写跟进：新星食品')
    expect(await notesOf(day, 'c-nova')).toEqual(['要报价'])
  })

  it('is filled by presses alone, in one card that changes', async () => {
    const day = await begun('写跟进')
    const { id } = day.card()

    await day.press('确定', { value: '新星食品 · A类' })
    await day.press('跳过')
    await day.press('修改', { field: '满意度' })
    await day.press('确定', {
      value:
        day
          .card()
          .words.split('\n')
          .find((line) => line.startsWith('4')) ?? '',
    })
    const check = now(day)
    await day.press('保存')

    expect(check).toContain('满意度：4')
    expect(day.card().id).toBe(id)
    expect(now(day)).toContain('已写跟进：新星食品')
  })

  it('looks at each answer as it comes, and says what is wrong with it', async () => {
    const day = await begun('写跟进')

    await day.says('没有这家')
    const nobody = now(day)
    await day.says('新星')
    await day.says('跳过')
    await day.press('修改', { field: '下次跟进' })
    await day.says('很快')
    const noDay = now(day)
    await day.says('下周二')

    expect(nobody).toContain('没有找到这个客户')
    expect(noDay).toContain('没看懂这条回复')
    expect(now(day)).toContain('下次跟进：12月15日(周二)')
  })

  it('asks again for what the command refuses, and saves the rest with it', async () => {
    const day = await begun('写跟进')
    await day.says('新星')
    await day.says('要报价')
    await day.press('修改', { field: '跟进日期' })
    await day.says('明天')

    await day.says('保存')
    const refused = now(day)
    await day.says('昨天')
    await day.says('保存')

    expect(refused).toContain('跟进日期只能是今天或最近 30 天')
    expect(await notesOf(day, 'c-nova')).toEqual(['要报价'])
  })

  it('waits while something else is asked, and takes nothing else for an answer', async () => {
    const day = await begun('写跟进')
    await day.says('新星')

    const [list] = await day.says('/customer tier acme')
    const [again] = await day.says('阿里等级')
    await day.says('继续')
    const question = now(day)
    await day.says('今日待办要发资料')
    await day.says('保存')

    expect(list?.words).toContain('“写跟进”还没填完：回复“继续”接着填，回复“取消”放弃。')
    expect(again?.words).not.toContain('还没填完')
    expect(question).toContain('记录：请直接回复文字。')
    expect(await notesOf(day, 'c-nova')).toEqual(['今日待办要发资料'])
  })

  it('is given up by a word or a press, and says so', async () => {
    const day = await begun('写跟进')
    await day.says('新星')

    await day.says('取消')
    const ended = now(day)
    await day.says('取消')

    expect(ended || day.seen().at(-1)?.words).toBeTruthy()
    expect(
      day
        .seen()
        .map(({ words }) => words)
        .join('\n'),
    ).toContain('没有保存任何内容')
    expect(day.seen().at(-1)?.words).toContain('当前没有要填的表单')
    expect(await notesOf(day, 'c-nova')).toEqual([])
  })

  it('is saved once by two taps, and an old card of it does nothing', async () => {
    const day = await begun('写跟进')
    await day.says('新星')
    await day.says('要报价')
    const check = day.card()
    await day.press('保存')
    day.fake.time.advance(2_000)

    const [again] = await day.after(() => day.fake.user('mei').presses(check, '保存'))

    expect(again?.words).toContain('已经保存过了')
    expect(day.seen().find(({ id }) => id === check.id)?.words).toContain('已写跟进：新星食品')
    expect(await notesOf(day, 'c-nova')).toEqual(['要报价'])
  })

  it('that was cancelled says so in place of an old card of it', async () => {
    const day = await begun('写跟进')
    await day.says('新星')
    const asked = day.card()
    await day.says('取消')
    day.fake.time.advance(2_000)

    await day.after(() => day.fake.user('mei').presses(asked, '跳过'))

    expect(day.seen().find(({ id }) => id === asked.id)?.words).toContain('这张表单已失效')
  })

  it('gives way to the next one, which says so where something was answered', async () => {
    const day = await begun('写跟进')
    await day.after(() => day.fake.user('mei').clicksMenu('设置'))
    const untouched = now(day)
    day.fake.time.advance(2_000)
    await day.after(() => day.fake.user('mei').clicksMenu('写跟进'))
    await day.says('新星')

    await day.after(() => day.fake.user('mei').clicksMenu('查客户'))
    const asked = now(day)
    const [card] = await day.says('阿里')

    expect(untouched).not.toContain('已放弃')
    expect(asked).toContain('之前没填完的“写跟进”已放弃')
    expect(card?.text).toContain('阿里云计算有限公司')
  })

  it('with one field is sent by its answer; of several names one is chosen', async () => {
    const day = await begun('查客户', { locale: 'en' })

    await day.says('nobody at all')
    const nobody = now(day)
    const [card] = await day.says('Acme')

    expect(nobody).toContain('None of your customers is called that')
    expect(card?.text).toContain('Acme Robotics')
  })

  it('changes settings in the language that is chosen', async () => {
    const day = await begun('设置')

    await day.press('修改', { field: '语言' })
    await day.press('English')
    await day.press('保存')

    expect((await day.desk.store.users.byId('mei'))?.locale).toBe('en')
  })

  it('is one person’s: nobody else’s words are an answer to it', async () => {
    const day = await begun('写跟进')

    const answers = await day.says('新星', 'bao')

    expect(answers[0]?.text).toContain('新星食品')
    expect(now(day)).toContain('客户：请回复客户名称')
  })

  it('opens from a customer’s card, which stays, and asks for what decides', async () => {
    const day = await aWecomDay()
    await day.says('acme')
    const tier = day.card()

    await day.press('调级…')
    const asked = now(day)

    expect(asked).toContain('等级：请选择')
    expect(asked).toContain('当前：A类')
    expect(day.seen().find(({ id }) => id === tier.id)?.words).toContain('依据')
  })
})
