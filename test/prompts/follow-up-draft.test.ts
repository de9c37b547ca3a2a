import { describe, expect, it } from 'vitest'
import { composed, longestFor } from '#prompts/follow-up-draft/compose.ts'
import type { DraftInput } from '#prompts/follow-up-draft/theme.ts'
import { themesEn } from '#prompts/follow-up-draft/themes-en.ts'
import { themesZh } from '#prompts/follow-up-draft/themes-zh.ts'
import { followUpDraft } from '#prompts/follow-up-draft.ts'
import { channels } from '#src/domain/event.ts'
import { contentCategories } from '#src/domain/follow-up/content.ts'
import { occasions } from '#src/domain/follow-up/reminder.ts'
import { b2bPreset } from '#src/domain/presets/b2b.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { locales } from '../helpers/locales.ts'

const aDraft = (given: Partial<DraftInput> = {}): DraftInput => ({
  locale: 'en',
  channel: 'wechat',
  content: 'service',
  goal: 'Keep the relationship at the top',
  callToAction: 'Ask what does not run smoothly yet',
  customer: 'Acme Robotics',
  sender: 'Mei Lin',
  remarks: [],
  ...given,
})

/** Every kind of touch that a template is for, in both languages, on every channel. */
const everyTouch = locales.flatMap((locale) =>
  channels.flatMap((channel) =>
    [
      ...contentCategories.map((content) => ({ content })),
      ...Object.keys(themesEn).map((action) => ({ action })),
      ...occasions.map((occasion) => ({ occasion })),
      { topic: locale === 'zh' ? '新品目录' : 'the new catalogue' },
    ].map((about) => aDraft({ locale, channel, ...about })),
  ),
)

const faultOf = (input: DraftInput) => followUpDraft.wrong?.(composed(input), input)
const words = (input: DraftInput) => composed(input).message

describe('a draft without a model', () => {
  it('holds to the rules that a model’s is held to: length, one question, nothing of the house', () => {
    const known = { product: 'Green tea', suggestion: 'Tea cups' }

    const faults = everyTouch.flatMap((input) => [faultOf(input), faultOf({ ...input, ...known })])

    expect(faults.filter((fault) => fault !== undefined)).toEqual([])
  })

  it('is in the customer’s language, whatever it is about', () => {
    const han = /\p{Script=Han}/u

    const off = everyTouch.filter((input) => han.test(words(input)) !== (input.locale === 'zh'))

    expect(off).toEqual([])
  })

  it('keeps to what an SMS holds, with the longest of names', () => {
    const longest = {
      customer: 'Geschwister Wallenhorst-Ringelnatz Maschinenbau und Handel',
      sender: 'M'.repeat(60),
    }

    const drafts = everyTouch
      .filter(({ channel }) => channel === 'sms')
      .map((input) => ({ input, message: words({ ...input, ...longest }) }))

    for (const { input, message } of drafts)
      expect([...message].length).toBeLessThanOrEqual(longestFor('sms', input.locale))
  })

  it('asks for a day where the touch is a visit, and asks the thing itself elsewhere', () => {
    const news = { content: 'news', action: 'early-access', locale: 'zh' } as const

    expect(words(aDraft({ ...news, channel: 'visit' }))).toContain('哪天方便')
    expect(words(aDraft({ ...news, channel: 'wechat' }))).toContain('要不要先发给您看看')
  })

  it('sells nothing on a birthday, and nothing after a complaint', () => {
    const offer = { content: 'offer' } as const

    const birthday = words(aDraft({ ...offer, occasion: 'birthday' }))
    const complaint = words(aDraft({ ...offer, action: 'answer-complaint' }))

    expect(birthday).toBe(
      'Hello Acme Robotics, Mei Lin here. Happy birthday, and all the best for the year ahead!',
    )
    expect(complaint).not.toMatch(/offer|details|order/i)
  })

  it('names a product only where one is known, and what goes with it only where that is', () => {
    const recommended = { action: 'personal-recommendation', content: 'product', locale: 'zh' } as const

    expect(words(aDraft({ ...recommended, product: '绿茶', suggestion: '茶杯' }))).toContain('绿茶，配着茶杯')
    expect(words(aDraft({ ...recommended, product: '绿茶' }))).not.toMatch(/绿茶|undefined/)
    expect(words(aDraft({ action: 'thank-you', product: 'Green tea' }))).toContain('ordering Green tea')
  })

  it('says what its writer wants to have mentioned, unless that is in the other language', () => {
    const topic = '新品目录'

    expect(words(aDraft({ locale: 'zh', topic }))).toContain('想跟您说一下新品目录')
    expect(words(aDraft({ locale: 'en', topic }))).not.toContain(topic)
  })

  it('leaves Chinese names out of an English one', () => {
    const chinese = { customer: '厦门明泽电器', product: '绿茶', locale: 'en' } as const

    expect(words(aDraft({ ...chinese, channel: 'mail' }))).toMatch(/^Hello,\n/)
    expect(words(aDraft({ ...chinese, channel: 'sms' }))).toMatch(/^Hello, Mei Lin here\. I want/)
  })

  it('has a subject where it is a mail, and is signed there', () => {
    const mail = composed(aDraft({ channel: 'mail', locale: 'zh', customer: '厦门明泽电器', sender: '林梅' }))

    expect(mail.subject).toBe('最近用得还顺手吗')
    expect(mail.message).toMatch(/^厦门明泽电器，您好：\n\n.+\n\n.+？\n\n林梅$/su)
    expect(composed(aDraft({ channel: 'sms' })).subject).toBe('')
  })

  it('says nothing of a customer’s tier for any touch of the playbooks', () => {
    const touches = [retailPreset('CNY'), b2bPreset('CNY')].flatMap(({ tiers }) =>
      tiers.flatMap(({ playbook }) => playbook.flatMap((step) => step.touches)),
    )

    const faults = touches.flatMap(({ channel, content, action, goal, callToAction }) =>
      locales.map((locale) =>
        faultOf(
          aDraft({
            locale,
            channel,
            content,
            action,
            goal: goal[locale],
            callToAction: callToAction[locale],
          }),
        ),
      ),
    )

    expect(touches.length).toBeGreaterThan(100)
    expect(faults.filter((fault) => fault !== undefined)).toEqual([])
  })

  it('has the same themes in both languages', () => {
    expect(Object.keys(themesZh).sort()).toEqual(Object.keys(themesEn).sort())
  })
})

describe('a draft of a model', () => {
  const said = (message: string, given: Partial<DraftInput> = {}, subject = '') =>
    followUpDraft.wrong?.({ subject, message }, aDraft(given))

  it.each([
    ['longer than 450', 'a'.repeat(451), {}],
    ['classes', 'As one of our key accounts you come first.', {}],
    ['classes', 'You are a tier B customer.', {}],
    ['classes', '您是我们的重点客户，优先安排。', { locale: 'zh' }],
    ['classes', '您属于A类，优先安排。', { locale: 'zh' }],
    ['classes', '怕您流失，特地来问问。', { locale: 'zh' }],
    ['amount', 'You spent $3,200 last time.', {}],
    ['amount', '您上次下单 3200 元。', { locale: 'zh' }],
    ['filled in', 'Hello [name], how are you?', {}],
    ['filled in', '【姓名】您好，最近还顺利吗？', { locale: 'zh' }],
    ['more than one question', 'How are you? Shall I call?', {}],
    ['您', '你好，最近用得怎么样？', { locale: 'zh' }],
    ['needs a subject', 'Hello, shall I send it?', { channel: 'mail' }],
  ] as const)('is refused where it is %s: %s', (fault, message, given) => {
    expect(said(message, given)).toContain(fault)
  })

  it('may hold the placeholders that stand for names', () => {
    expect(said('Hello [CUSTOMER_A], [PERSON_B] here. Shall I send it?')).toBeUndefined()
  })

  it('may call a product or a customer by their names, whatever they are like', () => {
    const named = { locale: 'zh', customer: '你好大客户连锁', product: '普通客户手册' } as const

    expect(said('你好大客户连锁，您好，普通客户手册用得怎么样？', named)).toBeUndefined()
  })

  it('is told the aim, the channel and what the customer has said, and no amount and no class', () => {
    const input = aDraft({ remarks: ['The lid leaks'], product: 'Green tea', lastOrder: 'Sat 12 Dec' })

    const { facts, quoted } = followUpDraft.material(input)

    expect(Object.fromEntries(facts)).toMatchObject({
      Channel: 'WeChat',
      Aim: 'Keep the relationship at the top',
      'Bought last': 'Green tea',
    })
    expect(quoted).toEqual(['The lid leaks'])
  })
})
