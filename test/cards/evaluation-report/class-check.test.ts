import { describe, expect, it } from 'vitest'
import { classCheck, classCheckList } from '#src/cards/evaluation-report/class-check.ts'
import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { wilson } from '#src/domain/evaluation/wilson.ts'
import { locales } from '../../helpers/locales.ts'
import { anEvaluation, policy, withAudit, withoutClasses } from './an-evaluation.ts'
import { blocksOf, stringsOf } from './report-strings.ts'

const readerOf = (locale: 'en' | 'zh') => ({ locale, currency: 'CNY', policy })

function pageOf(evaluation: Evaluation, locale: 'en' | 'zh' = 'zh') {
  const page = classCheck(evaluation, readerOf(locale), 'list.csv')
  if (!page) throw new Error('there is no page')
  return page
}
const textOf = (evaluation: Evaluation, locale: 'en' | 'zh' = 'zh') =>
  stringsOf(pageOf(evaluation, locale)).join('\n')

describe('分级体检', () => {
  it('is there only where the company gave classes', () => {
    expect(classCheck(withoutClasses(), readerOf('zh'), 'list.csv')).toBeUndefined()
    expect(pageOf(anEvaluation()).title).toBe('分级体检')
  })

  it.each(locales)('leaves no gap in any text (%s)', (locale) => {
    const broken = stringsOf(pageOf(anEvaluation(), locale)).filter((text) =>
      /undefined|NaN|\{\{|class-check\.[a-z-]+$/.test(text),
    )

    expect(broken).toEqual([])
  })

  it('says so where the company’s own classes were better', () => {
    const evaluation = withAudit({
      better: 'theirs',
      theirsVsOurs: { difference: 0.031, low: 0.012, high: 0.05 },
    })

    expect(textOf(evaluation)).toContain('公司的分级更准')
    expect(textOf(evaluation)).toContain('高 3.1 个百分点（95% 区间 +1.2 至 +5.0）')
    expect(textOf(evaluation, 'en')).toContain('Your own classes were better.')
  })

  it('tells the difference from the winner’s side where Tierwise’s were better', () => {
    const evaluation = withAudit({
      better: 'ours',
      theirsVsOurs: { difference: -0.098, low: -0.11, high: -0.08 },
    })

    expect(textOf(evaluation)).toContain('高 9.8 个百分点（95% 区间 +8.0 至 +11.0）')
  })

  it('calls a tie a tie', () => {
    const evaluation = withAudit({
      better: 'tie',
      theirsVsOurs: { difference: -0.01, low: -0.03, high: 0.01 },
    })

    expect(textOf(evaluation, 'en')).toContain(
      'nor Tierwise’s tiers were clearly better. The difference of −1.0',
    )
  })

  it('lists those who stand too low and too high with class, tier, reasons and what followed', () => {
    const tables = blocksOf(pageOf(anEvaluation())).filter((block) => block.kind === 'table')

    const lists = tables.filter(({ columns }) => columns[0] === '客户')
    expect(lists).toHaveLength(2)
    const [low, high] = lists
    expect(low?.rows[0]).toEqual([
      expect.stringMatching(/^客户\d+$/),
      '一般',
      'A类·重点客户',
      expect.stringMatching(/^累计消费 .*；下单 \d+ 天（\d+）/),
      expect.stringMatching(/^¥/),
      '本名单',
    ])
    expect(high?.rows.map((row) => row[1])).toEqual(high?.rows.map(() => 'VIP'))
  })

  it('has everyone who is listed in the list beside the page', () => {
    const evaluation = anEvaluation()

    const list = classCheckList(evaluation, readerOf('zh'))

    expect(list?.rows).toHaveLength(evaluation.ownClasses?.listed.length ?? -1)
    expect(classCheckList(withAudit({ listed: [] }), readerOf('zh'))).toBeUndefined()
  })

  it('cuts a long list on the page and names the file that has it whole', () => {
    const one = anEvaluation().ownClasses?.listed.filter(({ direction }) => direction === 'up')[0]
    const many = Array.from({ length: 60 }, () => one).filter((listed) => listed !== undefined)

    const page = pageOf(withAudit({ listed: many }))

    const list = blocksOf(page).find((block) => block.kind === 'table')
    expect(list?.kind === 'table' && list.rows.length).toBe(15)
    expect(stringsOf(page).join()).toContain('共 60 位，先列 15 位，完整名单见 list.csv')
  })

  it('names spellings to be made one, classes of the same worth and classes in the wrong order', () => {
    const classes = (anEvaluation().ownClasses?.classes ?? []).map((one, at) => ({
      ...one,
      outOfOrder: at === 1,
    }))

    const text = textOf(withAudit({ classes, sameValue: [{ upper: '普通', lower: '一般', chance: 0.51 }] }))

    expect(text).toMatch(/“VIP”有多种写法：.*vip/)
    expect(text).toContain('“普通”与“一般”从价值上分不出高下')
    expect(text).toContain('“重点”的客户普遍不如低一级的分级')
  })

  it('admits it where those listed as too low spent less than their class', () => {
    const text = textOf(
      withAudit({ excess: { up: { n: 5, mean: -20, low: -30, high: -10 }, down: undefined } }),
    )

    expect(text).toContain('反而比同级客户少消费 ¥20（95% 区间 ¥10 至 ¥30），名单在这里不准')
  })

  it('does not say more or less where the interval holds 0', () => {
    const text = textOf(
      withAudit({ excess: { up: undefined, down: { n: 5, mean: -20, low: -60, high: 20 } } }),
    )

    expect(text).toContain('被列为高估的客户，后来人均消费与同级客户相比看不出高低')
  })

  it('warns of its own list where what came after spoke against it', () => {
    const against = textOf(withAudit({ ours: wilson(2, 20) }))
    const agreed = textOf(withAudit({ ours: wilson(18, 20) }))

    expect(against).toContain('名单错的比对的多，调整前请逐个核实')
    expect(agreed).not.toContain('错的比对的多')
  })
})
