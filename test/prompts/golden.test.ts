import { describe, expect, test } from 'vitest'
import { byRules } from './evaluate.ts'
import { goldenCases } from './golden/index.ts'

describe.each([...new Set(goldenCases.map(({ prompt }) => prompt))])('%s by rule', (prompt) => {
  test.each(
    goldenCases
      .filter((golden) => golden.prompt === prompt)
      .map((golden) => [golden.title, golden.locale, golden] as const),
  )('%s (%s): nothing of it is wrong', async (_title, _locale, golden) => {
    const { faults } = await golden.judge(byRules)

    expect(faults).toEqual([])
  })
})

test('there are cases enough: in both languages, and as people speak', () => {
  const chinese = goldenCases.filter(({ locale }) => locale === 'zh')

  expect(goldenCases.length).toBeGreaterThanOrEqual(80)
  expect(chinese.length).toBeGreaterThanOrEqual(40)
  expect(goldenCases.length - chinese.length).toBeGreaterThanOrEqual(30)
  expect(chinese.filter(({ spoken }) => spoken).length).toBeGreaterThanOrEqual(20)
})

test('the rules know more than half of what they are asked', async () => {
  const verdicts = await Promise.all(goldenCases.map((golden) => golden.judge(byRules)))

  expect(verdicts.filter(({ unknown }) => !unknown).length).toBeGreaterThan(goldenCases.length / 2)
})

test('a judge sees what is wrong: a made-up number, another language, a link, another command', async () => {
  const inEvery = (words: string) => async () => ({
    by: 'model' as const,
    output: {
      ...{ change: words, risk: words, todo: words },
      ...{ subject: '', message: words },
      ...{ command: 'undo', customer: '', words: '' },
    } as never,
  })
  const said = [
    inEvery('今年一共有 4711 家客户'),
    inEvery('Всё хорошо, спасибо'),
    inEvery('see https://evil.example'),
  ]

  const judged = goldenCases.filter(({ prompt }) =>
    ['digest-summary', 'follow-up-draft', 'ask'].includes(prompt),
  )
  for (const answer of said)
    for (const golden of judged) expect((await golden.judge(answer)).faults, golden.title).not.toEqual([])
})
