import { describe, expect, it } from 'vitest'
import { askNameCard, askWordsCard } from '#src/cards/asking/ask-name-card.ts'
import { helpCard, helpTopicCard, unknownVerbCard } from '#src/cards/asking/help-card.ts'
import { foreignCustomerCard } from '#src/cards/customers/foreign-customer-card.ts'
import { foundCard } from '#src/cards/customers/found-card.ts'
import { notFoundCard } from '#src/cards/customers/not-found-card.ts'
import { pickListCard } from '#src/cards/customers/pick-list-card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { welcomeCard } from '#src/cards/people/welcome-card.ts'
import { whoamiCard } from '#src/cards/people/whoami-card.ts'
import { errorCard, refusalCard, unknownErrorCard } from '#src/cards/running/error-card.ts'
import { tierBriefCard } from '#src/cards/tier/tier-brief-card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Asker } from '#src/domain/user.ts'
import { texts } from '#src/i18n/texts.ts'
import { aCustomer, aMoment } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const policy = aPolicy()
const list = {
  customers: [aCustomer(), aCustomer({ name: '阿里云', ref: 'ali', lifecycle: 'slipping' })],
  command: 'why',
  policy,
  now: aMoment,
}
const nobody = { ...list, customers: [] }
const entry = {
  name: 'why',
  shown: { en: 'why', zh: '依据' },
  aliases: ['为什么'],
  help: { en: 'The evidence.', zh: '查看定级依据。' },
  example: { en: '/customer why acme', zh: '/customer 依据 acme' },
}
const mei: Asker = {
  userId: 'mei',
  name: 'Mei Lin',
  role: 'rep',
  locale: 'en',
  zone: 'Asia/Shanghai',
  sees: ['mei'],
}
const silent = new AppError({ code: 'store-asleep', message: 'The store sleeps.', remedy: 'Wake it.' })

const cards = (locale: Locale) => [
  pickListCard(locale, 'a', list),
  foundCard(locale, 'a', list, false),
  foundCard(locale, 'a', { ...list, customers: list.customers.slice(1) }, true),
  notFoundCard(locale, 'acmee', list, 2),
  notFoundCard(locale, 'zzz', nobody, 2),
  notFoundCard(locale, 'zzz', nobody, 0),
  foreignCustomerCard(locale, 'Borealis', 'Lei Wang'),
  foreignCustomerCard(locale, 'Borealis', undefined),
  askNameCard(locale, entry.shown),
  askWordsCard(locale),
  helpCard(locale, 'manager', [entry]),
  helpTopicCard(locale, entry),
  unknownVerbCard(locale, 'wyh', entry.shown[locale], [entry]),
  whoamiCard(locale, mei, 'playground', 63),
  whoamiCard(locale, { ...mei, role: 'manager' }, undefined, 630),
  welcomeCard(locale, mei, [entry]),
  errorCard(locale, silent),
  errorCard(locale, new AppError({ code: 'customer-gone', message: 'Gone.', remedy: 'Ask.' })),
  unknownErrorCard(locale, 'E-12345678'),
  refusalCard(locale, 'unknown-identity'),
  refusalCard(locale, 'account-inactive'),
  refusalCard(locale, 'not-allowed'),
  tierBriefCard(locale, { customer: aCustomer(), policy, now: aMoment }, undefined),
]

describe('the small cards', () => {
  it('speak English', () => {
    expect(cards('en').map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "Which “a”? Acme Robotics, 阿里云.",
        "2 customers for “a”. Acme Robotics, 阿里云.",
        "1 customer for “a”. 阿里云.",
        "No customer called “acmee”. Nobody among the customers you can see has that name. Did you mean one of these? Acme Robotics, 阿里云.",
        "No customer called “zzz”. Nobody among the customers you can see has that name. Check the spelling, or ask an admin whether it has been imported. “help” shows what I understand.",
        "No customer called “zzz”. You have no customers yet. An admin can assign some to you.",
        "“Borealis” is looked after by Lei Wang. It is not among your customers, so ask Lei Wang directly.",
        "“Borealis” has no owner yet. It is not among your customers. An admin can assign it to you.",
        "Which customer? Add the name, for example “/customer why acme”.",
        "Who are you looking for? Type part of a name, for example “/customer find acme”. Pinyin and initials work too.",
        "What you can ask me. Customers: why.",
        "How to use “why”. The evidence. /customer why acme",
        "I don’t know the command “wyh”. Did you mean why? These I understand: /customer why acme",
        "You are Mei Lin · Rep · your own 63 customers",
        "You are Mei Lin · Manager · your team’s 630 customers",
        "Hello Mei Lin, good to meet you. I keep your customers’ tiers up to date and tell you what to do next. Try one of these:",
        "The store sleeps. Wake it.",
        "This customer is not among those you can see (any more). Type its name to find out who looks after it.",
        "Something went wrong on our side. Nothing was changed. Try again in a minute. If it happens again, give an admin the code below.",
        "I don’t know this account yet. Ask an admin to add you (tierwise users add).",
        "This account is switched off. Ask an admin to switch it on again.",
        "Your role cannot use this command. Type help to see what you can use. For the rest ask the customer’s owner or an admin.",
        "A · Key customer: Acme Robotics. Owner: Nobody yet.",
      ]
    `)
  })

  it('speak Chinese', () => {
    expect(cards('zh').map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "是哪一位“a”？Acme Robotics、阿里云。",
        "“a”：找到 2 位客户。Acme Robotics、阿里云。",
        "“a”：找到 1 位客户。阿里云。",
        "没有找到“acmee”。你能看到的客户里没有这个名称。是不是下面这几位？Acme Robotics、阿里云。",
        "没有找到“zzz”。你能看到的客户里没有这个名称。请核对写法，或请管理员确认是否已导入。发送“帮助”可查看我能做什么。",
        "没有找到“zzz”。你名下还没有客户，可以请管理员分配。",
        "“Borealis”由 Lei Wang 负责。不在你的客户范围内，有事请直接联系 Lei Wang。",
        "“Borealis”还没有负责人。不在你的客户范围内，可以请管理员分配给你。",
        "哪位客户？请加上客户名称，例如“/customer 依据 acme”。",
        "要找哪位客户？请输入名称的一部分，例如“/customer 查客户 acme”。拼音和首字母也可以。",
        "你可以这样问我。客户：依据。",
        "“依据”的用法。查看定级依据。 /customer 依据 acme",
        "没有“wyh”这个指令。是不是想用“依据”？我能听懂这些： /customer 依据 acme",
        "你是 Mei Lin · 销售 · 自己名下的 63 位客户",
        "你是 Mei Lin · 主管 · 团队的 630 位客户",
        "Mei Lin，你好，很高兴认识你。我会随时更新你的客户等级，并告诉你下一步做什么。先试试这几个：",
        "The store sleeps. Wake it.",
        "这位客户不在（或已不在）你的可见范围内。输入客户名称，可以查到现在由谁负责。",
        "系统出了点问题，数据没有改动。请稍后再试。如果还是不行，请把下面的代码发给管理员。",
        "系统里还没有你的账号。请管理员添加你的账号（tierwise users add）。",
        "你的账号已停用。如需恢复，请联系管理员。",
        "你的角色不能使用这个指令。输入“帮助”查看可用指令；其他操作请联系客户负责人或管理员。",
        "A类·重点客户：Acme Robotics。负责人：暂无。",
      ]
    `)
  })

  it.each(['en', 'zh'] as const)('hold no gaps (%s)', (locale) => {
    expect(JSON.stringify(cards(locale))).not.toMatch(/undefined|NaN|{{|\[object/)
  })

  it('hold no English sentence in Chinese but what an error itself says', () => {
    const known = cards('zh').filter(({ footer }) => footer !== '代码 store-asleep')

    expect(
      known
        .map(({ text }) => text.replace('tierwise users add', ''))
        .filter((text) => /[a-z]+ [a-z]+ [a-z]+/i.test(text)),
    ).toEqual([])
  })
})

describe('a list row', () => {
  it('goes on with the command that was meant', () => {
    const [row] = pickListCard('zh', 'a', list).rows ?? []

    expect(row).toEqual({
      title: 'Acme Robotics',
      detail: 'A类·重点客户 · 成长期',
      action: {
        kind: 'button',
        label: '依据',
        call: { command: 'why', input: { customer: 'acme-robotics' } },
      },
    })
  })
})

describe('an error card', () => {
  it('shows the code in small print', () => {
    expect(errorCard('en', silent).footer).toBe('Code store-asleep')
  })

  it('has words without parameters for every code', () => {
    const withParams = Object.entries(texts)
      .filter(([key]) => key.startsWith('error.') && key !== 'error.code')
      .filter(([, { en, zh }]) => `${JSON.stringify(en)}${zh}`.includes('{{'))

    expect(withParams).toEqual([])
  })
})

describe('clipping', () => {
  it('counts by code point and keeps what is short', () => {
    expect(clip('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷')
    expect(clip('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…')
  })
})

it('a verb nobody knows is answered by few lines: the one that was meant first, the list of all last', () => {
  const entries = [...'abcdefg'].map((name) => ({
    ...entry,
    shown: { en: name, zh: name },
    example: { en: name, zh: name },
  }))

  const { rows = [] } = unknownVerbCard('en', 'ff', 'f', entries)

  expect(rows.map(({ title }) => title.charAt(0))).toEqual(['f', 'a', 'b', 'c', 'd', 'g'])
})
