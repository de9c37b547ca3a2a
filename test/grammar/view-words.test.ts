import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeView } from '#src/grammar/view-words.ts'

describe('how a text asks to look at a customer', () => {
  it.each([
    ['why acme as of 2026-09-01', 'why acme', { asOf: '2026-09-01' }],
    ['acme as of 1 Sep 2026', 'acme', { asOf: '1 Sep 2026' }],
    ['acme as of 2026-09-01 why', 'acme why', { asOf: '2026-09-01' }],
    ['acme under policy 3', 'acme', { policy: '3' }],
    ['tier acme under policy version 12', 'tier acme', { policy: '12' }],
    ['acme if it orders 50,000', 'acme', { orders: '50,000' }],
    ['acme if it orders ¥50k?', 'acme', { orders: '¥50k' }],
    ['acme if orders 5万', 'acme', { orders: '5万' }],
    [
      'acme under policy 3 if it orders 500 as of 2026-09-01',
      'acme',
      { policy: '3', orders: '500', asOf: '2026-09-01' },
    ],
    ['阿里 等级 截至9月1日', '阿里 等级', { asOf: '9月1日' }],
    ['截至2026年9月1日阿里等级', '阿里等级', { asOf: '2026年9月1日' }],
    ['阿里按规则3', '阿里', { policy: '3' }],
    ['阿里按第3版分级规则', '阿里', { policy: '3' }],
    ['阿里如果下单5万', '阿里', { orders: '5万' }],
    ['阿里如果再下单 50,000 元', '阿里', { orders: '50,000 元' }],
    ['"Acme as of 2026-09-01" why', '"Acme as of 2026-09-01" why', {}],
    ['tier “Acme” as of 2026-09-01', 'tier “Acme”', { asOf: '2026-09-01' }],
    ['As Of Company', 'As Of Company', {}],
    ['acme if it orders banana', 'acme', { orders: 'banana' }],
    ['acme if it orders 5o,000', 'acme', { orders: '5o,000' }],
    ['why acme as of yesterday', 'why acme', { asOf: 'yesterday' }],
    ['acme as of last Friday under policy 3', 'acme', { asOf: 'last Friday', policy: '3' }],
    ['阿里截至昨天', '阿里', { asOf: '昨天' }],
  ])('%s', (text, rest, view) => {
    expect(takeView(text)).toEqual({ rest, view })
  })

  it('of any other text takes nothing and fails on none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const { rest, view } = takeView(text)

        if (Object.keys(view).length === 0) expect(rest).toBe(text.replace(/\s+/gu, ' ').trim())
      }),
    )
  })

  it('reads ten thousand characters in no time', () => {
    const begun = performance.now()

    takeView(`${'as of 1 '.repeat(1_250)}${'截至1'.repeat(500)}`)

    expect(performance.now() - begun).toBeLessThan(250)
  })
})
