import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsOneText, parseWhere } from '#src/domain/segment/parse-where.ts'
import { printWhere } from '#src/domain/segment/print-where.ts'
import { aWhere } from './arbitrary-where.ts'

const both = (where: string) => {
  const read = parseWhere(where)
  return { en: printWhere(read), zh: printWhere(read, 'zh') }
}

describe('a printed rule', () => {
  it('reads as the same rule again, in both languages', () => {
    fc.assert(
      fc.property(
        aWhere.filter(fitsOneText),
        fc.constantFrom('en' as const, 'zh' as const),
        (where, locale) => {
          expect(parseWhere(printWhere(where, locale))).toEqual(where)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is plain data: it survives JSON', () => {
    fc.assert(
      fc.property(aWhere.filter(fitsOneText), (where) => {
        expect(JSON.parse(JSON.stringify(where))).toEqual(where)
      }),
    )
  })
})

describe('a rule is read', () => {
  it('in English, in Chinese, and without spaces, as the same', () => {
    const english = both('tier in (A, B) and region = "华东" and orders >= 3 and not tag "停用"')

    expect(english.en).toBe('tier in (A, B) and region = "华东" and orders >= 3 and not tag "停用"')
    expect(english.zh).toBe('等级 属于 (A, B) 且 region = "华东" 且 订单 >= 3 且 非 标签 "停用"')
    expect(both('等级属于（A、B）且region＝“华东”且订单≥３且没有标签“停用”')).toEqual(english)
    expect(both('等级 属于 (A,B) 并且 REGION 是 华东 并且 订单 不少于 3单 并且 非标签 停用')).toEqual(english)
  })

  it('with “and” before “or”, brackets first', () => {
    const loose = parseWhere('tag a or tag b and tag c')

    expect(loose).toEqual(parseWhere('tag a or (tag b and tag c)'))
    expect(loose).not.toEqual(parseWhere('(tag a or tag b) and tag c'))
  })

  it.each([
    ['等级是A类', 'tier = A类'],
    ['地区不是“华东”或地区为“华南”', '地区 != "华东" or 地区 = "华南"'],
    ['是否会员 = 1', '是否会员 = 1'],
    ['阶段为有流失风险', 'lifecycle = slipping'],
    ['阶段不是沉睡', 'lifecycle != dormant'],
    ['客户类型 是 潜在客户', 'kind = prospect'],
    ['当前价值超过5万元', 'value > 50000'],
    ['消费 >= ¥1.1亿', 'spend >= 110000000'],
    ['spend at least 50,000', 'spend >= 50000'],
    ['spend >= 1,234,567 and orders > 2', 'spend >= 1234567 and orders > 2'],
    ['orders in (1,100, 7)', 'orders in (1, 100, 7)'],
    ['spend > 10k', 'spend > 10000'],
    ['spend > 5w', 'spend > 50000'],
    ['距上次下单大于90天', 'days since order > 90'],
    ['days_since_order > 90 days and orders = 1', 'days since order > 90 and orders = 1'],
    ['数据可信度低于60%', 'confidence < 0.6'],
    ['owner is not "Mei Lin"', 'owner != "Mei Lin"'],
    ['tag != old', 'not tag "old"'],
    ['region not in (华东, 华南)', 'region not in ("华东", "华南")'],
    ['地区属于(华东)', '地区 = "华东"'],
    ['未知 规模', 'not known 规模'],
    ['not not known attr.Size', 'known size'],
    ['attr."Annual  Revenue" >= -5', 'attr."annual revenue" >= -5'],
    ['属性.非遗 = "是"', 'attr.非遗 = "是"'],
    ['"orders" = 3', 'attr.orders = 3'],
    ['code = "007" or code = 007 or code = 7', 'code = "007" or code = "007" or code = 7'],
    ['size = 1e3', 'size = 1000'],
  ])('%s as %s', (written, printed) => {
    expect(both(written).en).toBe(printed)
  })
})
