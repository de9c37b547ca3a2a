import { describe, expect, it } from 'vitest'
import { evaluationReport } from '#src/cards/evaluation-report/evaluation-report.ts'
import type { Report } from '#src/cards/evaluation-report/report.ts'
import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { warningStatistics } from '#src/domain/evaluation/warning-statistics.ts'
import { wilson } from '#src/domain/evaluation/wilson.ts'
import { locales } from '../../helpers/locales.ts'
import { anEvaluation, policy, withDifference, withoutClasses } from './an-evaluation.ts'
import { blocksOf, stringsOf } from './report-strings.ts'

const reportOf = (evaluation: Evaluation, locale: 'en' | 'zh' = 'en'): Report =>
  evaluationReport(evaluation, { locale, currency: 'CNY', policy }, 'class-check.md')

const textOf = (report: Report): string => stringsOf(report).join('\n')
const sectionOf = (report: Report, heading: string) =>
  report.sections.find((section) => section.heading === heading)

describe.each(locales)('the evaluation report in %s', (locale) => {
  const deciles = [{ decile: 10, stated: 0.95, observed: wilson(940, 1_000) }]
  const report = reportOf(anEvaluation({ warnings: { ...anEvaluation().warnings, deciles } }), locale)

  it('answers each question with words first, and with a picture or a table behind them', () => {
    expect(report.sections).toHaveLength(11)
    for (const { blocks } of report.sections) expect(blocks[0]?.kind).toBe('text')
    expect(blocksOf(report).flatMap((block) => (block.kind === 'chart' ? [block.name] : []))).toEqual([
      'capture',
      'tiers-spend',
      'tiers-active',
      'migration',
      'fairness',
      'stability',
      'warnings',
      'calibration',
      'tracking',
    ])
  })

  it('leaves no gap, key or raw number in any text', () => {
    const broken = stringsOf(report).filter((text) =>
      /undefined|NaN|Infinity|\{\{|\}\}|\d\.\d{5}|^$|^(?:evaluate|held-out|tier|hysteresis)\./.test(text),
    )

    expect(broken).toEqual([])
  })

  it('has as many cells in each row as its table has columns', () => {
    const tables = blocksOf(report).filter((block) => block.kind === 'table')

    expect(tables.length).toBeGreaterThanOrEqual(6)
    for (const { columns, rows } of tables)
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length))
  })
})

describe('the evaluation report', () => {
  it('says better, tie or worse as the interval lies to zero', () => {
    expect(textOf(reportOf(withDifference(0.023, 0.009, 0.038)))).toContain(
      'That is 2.3 percentage points more, and more than luck (+0.9 to +3.8).',
    )
    expect(textOf(reportOf(withDifference(0.01, -0.02, 0.04)))).toContain(
      'The difference of +1.0 percentage points may be luck (−2.0 to +4.0): a tie.',
    )
    expect(textOf(reportOf(withDifference(-0.03, -0.05, -0.01), 'zh'))).toContain(
      '这份数据上只看消费更好，高出 3.0 个百分点，不是运气（−5.0 至 −1.0）。',
    )
  })

  it('says what order rows cannot tell: satisfaction, and how far the data can be trusted', () => {
    const text = textOf(reportOf(withoutClasses()))

    expect(text).toContain('Satisfaction is not shown: the file has no ratings.')
    expect(text).toContain('Order rows alone cannot tell of answers, visits or ratings')
  })

  it('shows satisfaction by tier, with its interval, where ratings were given', () => {
    const { tiers } = anEvaluation()
    const [first, ...rest] = tiers.map((row, step) =>
      step === 0 ? { ...row, satisfied: { n: 10, share: 0.8, low: 0.49, high: 0.94 } } : row,
    )

    const section = sectionOf(
      reportOf(anEvaluation({ tiers: first ? [first, ...rest] : rest })),
      'What each tier did afterwards',
    )

    const table = section?.blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows[0]?.slice(-2)).toEqual(['80.0 %', '49.0 % to 94.0 %'])
    expect(table?.kind === 'table' && table.rows[1]?.slice(-2)).toEqual(['not asked', '–'])
  })

  it('does not count a coin toss as skill where all customers bought again', () => {
    const { tiers } = anEvaluation()
    const all = tiers.map((row) => ({ ...row, active: wilson(row.customers, row.customers) }))

    const section = sectionOf(reportOf(anEvaluation({ tiers: all })), 'Did the ranking find the money?')

    const table = section?.blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && new Set(table.rows.map((row) => row.at(-1)))).toEqual(new Set(['–']))
    expect(JSON.stringify(section)).toContain('Whether buyers are told apart cannot be said here')
  })

  it.each([
    [0.04, /0\.04：稳定/],
    [0.15, /0\.15：需要留意/],
    [0.4, /0\.40：已经偏移/],
    [undefined, /无法判断/],
  ] as const)('says in words what a drift of %s means', (psi, words) => {
    const evaluation = anEvaluation({ psi: { psi, bands: [], bornUntil: '2024-02-13' } })

    expect(textOf(reportOf(evaluation, 'zh'))).toMatch(words)
  })

  it('says so where no forecast could be fitted, no warning was given and no order came again', () => {
    const none = warningStatistics([])
    const { calibration: _, ...rest } = anEvaluation({
      tracking: [],
      warnings: { ...none, unannounced: 0, deciles: [], widestGap: 0, gapOver: 500 },
    })

    const text = textOf(reportOf(rest))

    for (const words of [/No forecast of spend could be fitted/, /No early warnings/, /no repeat orders/])
      expect(text).toMatch(words)
  })

  it('says how many of the asked days could be judged, and who came too late to be ranked', () => {
    const text = textOf(
      reportOf(anEvaluation({ days: { asked: 300, judged: 180 }, newcomers: { customers: 7, spend: 1 } })),
    )

    expect(text).toContain('180 of the 300 days')
    expect(text).toContain('7 customers first bought after that day')
  })

  it('points to the class check where own classes were given, and nowhere else', () => {
    expect(textOf(reportOf(anEvaluation()))).toContain('class-check.md')
    expect(textOf(reportOf(withoutClasses()))).not.toContain('class-check.md')
  })
})
