import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FeedbackThemesInput, feedbackThemes } from '#prompts/feedback-themes.ts'
import type { Locale } from '#src/domain/locale.ts'

const inputOf = (
  locale: Locale,
  texts: readonly string[],
  products: readonly string[] = [],
): FeedbackThemesInput => ({ locale, remarks: texts.map((text) => ({ text, low: false })), products })

const found = (given: FeedbackThemesInput) =>
  feedbackThemes.fallback(given).themes.map(({ name, remarks }) => [name, ...remarks])

describe('what customers speak of, by rule', () => {
  it('is read from how people say it in Chinese, the most named first', () => {
    const said = [
      '送货比说好的晚了三天',
      '快递到了箱子是破的，包装太差',
      '嫌贵，说隔壁家便宜不少',
      '物流信息一直不更新',
      '销售小李很热情，服务不错',
      '天气不错',
    ]

    expect(found(inputOf('zh', said))).toEqual([
      ['送货与物流', 1, 2, 4],
      ['包装', 2],
      ['价格', 3],
      ['服务态度', 5],
    ])
  })

  it('is read in English, and in whichever language a remark is', () => {
    const said = [
      'Took ages until somebody called back',
      'no reply for two weeks',
      '发票抬头又开错了',
      'The invoice does not match our order',
      'Nice weather in your town',
    ]

    expect(found(inputOf('en', said))).toEqual([
      ['Speed of our answers', 1, 2],
      ['Invoices and payment', 3, 4],
    ])
  })

  it('does not find a word inside another one', () => {
    const said = ['Happy with the apparatus', 'Boxing day was fun', 'They had fixated on it']

    expect(found(inputOf('en', said))).toEqual([])
  })

  it('makes a theme of a product that several name, where nothing usual is said of it', () => {
    const said = ['The Servo X2 is loud', 'we got the servo x2 in blue', 'Gripper: fine']

    expect(found(inputOf('en', said, ['Servo X2', 'Gripper']))).toEqual([['About Servo X2', 1, 2]])
  })

  it('puts what is spoken of badly before what is as often spoken of', () => {
    const remarks = [
      { text: '包装好看', low: false },
      { text: '价格离谱', low: true },
    ]

    expect(found({ locale: 'zh', remarks, products: [] })).toEqual([
      ['价格', 2],
      ['包装', 1],
    ])
  })

  it('keeps its own rules whatever is said: at most five themes, each of remarks that are there', () => {
    const word = fc.constantFrom(
      '送货慢',
      '质量差',
      'price',
      'refund',
      '缺货',
      '发票',
      'app crashes',
      '…',
      'x'.repeat(60),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1 }), { maxLength: 30 }),
        fc.constantFrom<Locale>('en', 'zh'),
        (said, locale) => {
          const given = inputOf(
            locale,
            said.map((words) => words.join(' ')),
            ['x'.repeat(60)],
          )
          const answer = feedbackThemes.fallback(given)

          expect(feedbackThemes.output.parse(answer)).toEqual(answer)
          expect(feedbackThemes.wrong?.(answer, given)).toBeUndefined()
          expect(feedbackThemes.shown(answer).join('').length).toBeLessThanOrEqual(
            feedbackThemes.mostChars[locale],
          )
        },
      ),
    )
  })
})

describe('what a model says that customers speak of', () => {
  const given = inputOf('en', ['late', 'late again'])
  const theme = (name: string, remarks: readonly number[]) => ({ name, remarks })

  it.each([
    [[theme('Delivery', [1, 2])], undefined],
    [[theme('Delivery', [3])], 'a theme names a remark that is not there'],
    [[theme('Delivery', [1, 1])], 'a theme names a remark twice'],
    [[theme('Delivery', [1]), theme('delivery ', [2])], 'two themes have the same name'],
    [[theme('Delivery, which everybody says is far too late', [1])], 'a name has at most 40 characters'],
  ])('%j is held to the remarks that there are', (themes, fault) => {
    expect(feedbackThemes.wrong?.({ themes }, given)).toBe(fault)
  })

  it('cannot have a count of its own', () => {
    const counted = { themes: [{ name: 'Delivery', remarks: [1], count: 99 }] }

    expect(feedbackThemes.output.safeParse(counted).success).toBe(false)
  })
})
