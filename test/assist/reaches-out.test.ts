import { describe, expect, it } from 'vitest'
import { isIn } from '#src/assist/in-language.ts'
import { reachOf, trickOf } from '#src/assist/reaches-out.ts'

describe('a text that leads out or calls somebody', () => {
  it.each([
    'see https://evil.example/x',
    'see hxxp://evil',
    'www evil com',
    'go to evil.com now',
    'evil。com',
    'evil[.]com',
    'evil dot com',
    'ｅｖｉｌ．ｃｏｍ',
    'ev\u200bil.com',
    '点击 evil点cn',
    '加我 evil.cn',
    'http:/evil',
    'javascript:alert(1)',
    '打开 evil.公司',
    '10.0.0.1',
    '<!channel> hi',
    '<@U123>',
    '<http://x|y>',
    '@all 开会',
    '＠所有人 开会',
    'write to a@b',
    '#general',
    'txt\u202egnp',
  ])('%s', (text) => {
    expect(reachOf(text)).toBeDefined()
  })

  it.each(['**bold**', '`code`', '[here](there)', '# Title', '> quote', '<b>bold</b>', '*now*', '&lt;x&gt;'])(
    'markup: %s',
    (text) => {
      expect(trickOf(text)).toBeDefined()
    },
  )

  it.each([
    'Thanks for the order. It will be there on Sat 12 Dec, 3.5 kg, at 15:00.',
    'e.g. sensors, i.e. the small ones; Acme Inc. and Co. too (per unit)',
    '您好，上次说的传感器到货了。周二下午3点半方便吗？（约 10 分钟）',
    'Hi [CUSTOMER_A], shall we talk to [PERSON_A]? #1 in quality & price',
    '用的是 CRM。AI 功能也有。IT 部门说好。',
    '¥12.8万，超过 92% 的客户；A → B',
    'Dear Ms Lin,\n\nthe offer stands.\n\nBest,\nMei',
  ])('plain: %s', (text) => {
    expect(trickOf(text)).toBeUndefined()
  })
})

describe('the language of a text', () => {
  it.each([
    ['zh', '您好，[CUSTOMER_A]的 IoT 传感器到货了'],
    ['zh', 'ok，周二见'],
    ['en', 'Hello [PERSON_A], 王芳 told me'],
    ['en', '15:00'],
  ] as const)('%s: %s', (locale, text) => {
    expect(isIn(locale, text)).toBe(true)
  })

  it.each([
    ['zh', 'Hello, the sensors have come'],
    ['zh', 'Your order 到 has come today for sure'],
    ['en', '您好，传感器到货了'],
    ['en', 'Привет, как дела'],
    ['zh', 'センサーはありがとうございました'],
  ] as const)('not %s: %s', (locale, text) => {
    expect(isIn(locale, text)).toBe(false)
  })
})
