import { feedbackThemes } from '#prompts/feedback-themes.ts'
import type { Locale } from '#src/domain/locale.ts'
import { type GoldenCase, golden } from '../verdict.ts'

type Told = {
  readonly title: string
  readonly locale: Locale
  /** Remarks; `!` before one: a bad mark. */
  readonly remarks: readonly string[]
  readonly products?: readonly string[]
  /** Remarks that belong together under one theme: all of them, and none of the `apart`. */
  readonly together: readonly number[]
  readonly apart?: readonly number[]
}

const themes = ({ title, locale, remarks, products = [], together, apart = [] }: Told): GoldenCase =>
  golden({
    prompt: feedbackThemes,
    title,
    input: {
      locale,
      products: [...products],
      remarks: remarks.map((said) => ({ text: said.replace(/^!/, ''), low: said.startsWith('!') })),
    },
    // A theme that is not seen is not known; one that holds what it should not is wrong.
    unknown: ({ themes: found }) =>
      !found.some(({ remarks: places }) => together.every((n) => places.includes(n))),
    wrong: ({ themes: found }) =>
      found.find(
        ({ remarks: places }) =>
          together.some((n) => places.includes(n)) && apart.some((n) => places.includes(n)),
      )?.name,
  })

/** What customers of a month have said, and what of it belongs together. */
export const themeCases: readonly GoldenCase[] = [
  themes({
    title: 'late deliveries',
    locale: 'en',
    remarks: [
      '!The delivery was four days late again',
      'Love the new catalogue',
      '!Shipment arrived late and nobody told us',
      '!Driver came late',
    ],
    together: [1, 3],
    apart: [2],
  }),
  themes({
    title: 'invoices',
    locale: 'en',
    remarks: [
      '!Invoice had the wrong VAT number',
      '!We got the same invoice twice',
      'Great support from Mei',
    ],
    together: [1, 2],
    apart: [3],
  }),
  themes({
    title: 'prices',
    locale: 'en',
    remarks: ['!Your prices went up too much', '!Too expensive compared with others', 'Delivery was quick'],
    together: [1, 2],
    apart: [3],
  }),
  themes({
    title: 'quality',
    locale: 'en',
    remarks: ['!Two units were broken on arrival', '!The pump broke after a week', 'Invoices are fine now'],
    together: [1, 2],
    apart: [3],
  }),
  themes({
    title: '送货晚了',
    locale: 'zh',
    remarks: ['!送货又晚了三天', '客服态度很好', '!物流太慢，货到晚了', '!说好周二送到，周五才到货'],
    together: [1, 3],
    apart: [2],
  }),
  themes({
    title: '开票',
    locale: 'zh',
    remarks: ['!发票抬头开错了', '!上个月的发票到现在没收到', '产品挺好用的'],
    together: [1, 2],
    apart: [3],
  }),
  themes({
    title: '价格',
    locale: 'zh',
    remarks: ['!价格涨得太多了', '!比别家贵不少', '送货很快'],
    together: [1, 2],
    apart: [3],
  }),
  themes({
    title: '质量',
    locale: 'zh',
    remarks: ['!离心泵用了一周就坏了', '!质量不行，到货就是坏的', '发票没问题'],
    products: ['离心泵'],
    together: [1, 2],
    apart: [3],
  }),
]
