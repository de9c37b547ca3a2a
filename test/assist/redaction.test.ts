import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customer } from '#src/assist/customer-forms.ts'
import { person } from '#src/assist/person-forms.ts'
import { redactionOf } from '#src/assist/redaction.ts'

const acme = customer({ ref: 'acme', name: 'Acme Robotics Ltd.', aliases: ['艾克米'] })
const tencent = customer({ ref: 'tengxun', name: '深圳市腾讯计算机系统有限公司', aliases: [] })
const greatWall = customer({ ref: 'great-wall-motors', name: 'Great Wall Motors Inc.', aliases: [] })
const wang = person('王芳', ['wangfang'])
const lin = person('Mei Lin', ['mei'])

const redacted = (text: string): string => redactionOf([acme, tencent, greatWall, wang, lin]).redact(text)

describe('what is replaced', () => {
  it.each([
    ['Acme Robotics called', '[CUSTOMER_A] called'],
    ['ACME-ROBOTICS, LTD called', '[CUSTOMER_A] called'],
    ['帮我看下acme最近怎么样', '帮我看下[CUSTOMER_A]最近怎么样'],
    ['ＡＣＭＥ 那边', '[CUSTOMER_A] 那边'],
    ['Ac\u200bme said', '[CUSTOMER_A] said'],
    ['艾克米要加单', '[CUSTOMER_A]要加单'],
    ['去了深圳市腾讯计算机系统有限公司', '去了[CUSTOMER_A]'],
    ['great wall motors is a great customer', '[CUSTOMER_A] is a great customer'],
    ['跟王芳约好了，王总说可以', '跟[PERSON_A]约好了，[PERSON_A]说可以'],
    ['老王明天来', '[PERSON_A]明天来'],
    ['Lin will call, says Mei Lin', '[PERSON_A] will call, says [PERSON_A]'],
    ['Ms. Lin and @mei', '[PERSON_A] and @[PERSON_A]'],
    ['电话 13800138000，谢谢', '电话 [PHONE_A]，谢谢'],
    ['call +86 138 0013 8000', 'call [PHONE_A]'],
    ['打 138-0013-8000 或 0755-86013388 转 8', '打 [PHONE_A] 或 [PHONE_B]'],
    ['号码是一三八零零一三八零零零', '号码是[PHONE_A]'],
    ['ring (415) 555-2671, please', 'ring [PHONE_A], please'],
    ['座机 86013388', '座机 [PHONE_A]'],
    ['写到fang.wang@acme-robotics.com.cn吧', '写到[MAIL_A]吧'],
    ['fang(at)acme.com or fang at acme dot com', '[MAIL_A] or [MAIL_B]'],
    ['ｆａｎｇ＠ａｃｍｅ．ｃｏｍ', '[MAIL_A]'],
    ['订单SO-20261123-01 退货', '订单[ID_A] 退货'],
    ['C100234 and c100234, D200345', '[ID_A] and [ID_A], [ID_B]'],
    ['身份证11010519491231002X', '身份证[ID_A]'],
    ['加微信号：fang_2026', '加微信号：[ID_A]'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected)
  })

  it.each([
    '下周二下午3点半再打，报价 128000 元，2026-11-23 到期',
    '客户要 5000pcs，单价 RMB3200，Q4 2026 付款，12月12日(周六)',
    'ordered 1,200,000 units at $12.8k on Sat 12 Dec 2026, 15:00, FY2026',
    'It may rain in May; he will mark the great pages',
    '老师说小时候的事，总监会',
    'iPhone15 and A4 paper, 35% off, 三千二百块',
    'acmeish things, academe',
  ])('nothing of: %s', (text) => {
    expect(redacted(text)).toBe(text)
  })
})

describe('what comes back', () => {
  it('each placeholder becomes what stood there first, at any depth and however it is bracketed', () => {
    const redaction = redactionOf([acme, wang])
    redaction.redact('Acme Robotics: 王芳, 13800138000')
    redaction.redact('acme again, 王总 too')

    const restored = redaction.restore({
      a: 'Hello [PERSON_A] of CUSTOMER_A',
      b: [{ c: '【CUSTOMER_A】的[PERSON_A]，打 [PHONE_A]' }, 3, null],
    })

    expect(restored).toEqual({
      a: 'Hello 王芳 of Acme Robotics',
      b: [{ c: 'Acme Robotics的王芳，打 13800138000' }, 3, null],
    })
  })

  it('a placeholder that was not given is known as such, in any writing', () => {
    const redaction = redactionOf([acme])
    redaction.redact('acme')

    expect(redaction.unknown('[CUSTOMER_A] and CUSTOMER_A')).toEqual([])
    for (const text of ['[CUSTOMER_B]', 'PERSON_A', '[Customer_C]', 'customer_a', '[PHONE A]'])
      expect(redaction.unknown(text)).not.toEqual([])
  })

  it('what a customer writes to look like a placeholder is none', () => {
    const redaction = redactionOf([acme, wang])
    const text = redaction.redact('I am [CUSTOMER_A], [person_a] and ID_B. 王芳')

    expect(text).not.toMatch(/\[(?:CUSTOMER_A)\]|person_a|ID_B/)
    expect(redaction.restore(text)).toContain('王芳')
  })

  it('of whatever text, names held are gone and come back, but for width and what is not seen', () => {
    const names = fc.constantFrom('Acme Robotics', '艾克米', '王芳', 'Mei Lin', '13800138000', 'a@b.cn')
    const words = fc.constantFrom('called', '说', ' ', '，', ', ', '3', 'and', '明天', '\n')

    fc.assert(
      fc.property(fc.array(fc.oneof(names, words), { maxLength: 12 }), (parts) => {
        const redaction = redactionOf([acme, wang, lin])
        const text = parts.join(' ')
        const sent = redaction.redact(text)

        expect(sent).not.toMatch(/acme|艾克米|王芳|Mei|13800138000|@/iu)
        expect(redaction.unknown(sent)).toEqual([])
        expect(redaction.restore(sent).length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
  })
})
