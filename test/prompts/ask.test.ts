import { describe, expect, it } from 'vitest'
import { perhapsNamed } from '#prompts/ask/by-rule.ts'
import type { AskInput, Understood } from '#prompts/ask/shapes.ts'
import { ask } from '#prompts/ask.ts'
import { usableBy } from '#src/commands/dispatch/usable-by.ts'
import { commands } from '#src/commands/index.ts'
import type { Role } from '#src/domain/user.ts'

/** A sentence with the customer in it between braces. */
function inputOf(text: string, role: Role = 'admin'): AskInput {
  const name = /\{(?<name>[^}]+)\}/u.exec(text)?.groups?.['name']
  const locale = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  return {
    locale,
    sentence: text.replace(/[{}]/gu, ''),
    commands: usableBy(role, commands).map((one) => ({
      name: one.name,
      shown: one.shown,
      help: one.help[locale],
    })),
    named: name === undefined ? [] : [name],
    tiers: ['A', 'B', 'C', 'D'],
  }
}

const understoodOf = (text: string): string => {
  const { command, customer, words } = ask.fallback(inputOf(text))
  return [command, customer === '' ? '' : `{${customer}}`, words].filter((part) => part !== '').join(' ')
}

describe('by rule', () => {
  it.each([
    ['how is {acme} doing?', 'tier {acme}'],
    ["how's {Acme} doing these days", 'tier {Acme}'],
    ['um so, like, how is {acme}', 'tier {acme}'],
    ['what tier is {acme} in?', 'tier {acme}'],
    ['any news on {acme}, please', 'tier {acme}'],
    ['why did {acme} drop to C?', 'why {acme}'],
    ['why is {acme} only a B customer', 'why {acme}'],
    ['who should I call today?', 'today'],
    ["what's on my plate this morning", 'today'],
    ['who is slipping in my list?', 'list slipping'],
    ['which A customers are slipping', 'list slipping A'],
    ['how many A customers do I have', 'list A'],
    ['which customers in my team are dormant', 'list dormant team'],
    ['any new customers?', 'list new'],
    ['remind me to call {acme} tomorrow 3pm', 'remind {acme} call tomorrow 3pm'],
    ['push {acme} to next Tuesday', 'snooze {acme} next Tuesday'],
    ['assign {acme} to lei', 'assign {acme} to lei'],
    ['I just called {acme}, they want a quote', 'log {acme} called, they want a quote'],
    ['how was my week', 'digest'],
    ['what can you do?', 'help'],
    ['how do I log a call', 'help log'],
    ['please undo that', 'undo'],
    ['{阿里}最近怎么样', 'tier {阿里}'],
    ['呃那个帮我看一下{阿里}现在是什么等级啊', 'tier {阿里}'],
    ['{阿里}怎么突然降级了', 'why {阿里}'],
    ['为什么{阿里}掉到B了', 'why {阿里}'],
    ['今天该跟谁', 'today'],
    ['嗯今天我要给谁打电话来着', 'today'],
    ['今天代办有哪些', 'today'],
    ['谁快流失了', 'list 有流失风险'],
    ['我的客户里有哪些快要流失的', 'list 有流失风险'],
    ['把所有A类客户列出来', 'list A'],
    ['最近有新客户吗', 'list 新客户'],
    ['提醒我明天下午3点给{阿里}打电话', 'remind {阿里} 明天下午3点 打电话'],
    ['把{阿里}推到下周二', 'snooze {阿里} 下周二'],
    ['把{阿里}转给mei', 'assign {阿里} 给 mei'],
    ['记一下，刚给{阿里}打了电话，他们要报价', 'log {阿里} 打了电话，他们要报价'],
    ['怎么写跟进', 'help 写跟进'],
    ['这周整体情况怎么样', 'digest'],
    ['最近谁降级了', 'history'],
    ['给{阿里}拟一条微信', 'draft {阿里} 微信'],
  ])('%s is %s', (text, understood) => expect(understoodOf(text)).toBe(understood))

  it.each([
    "don't remind me about {acme} any more",
    'is {acme} bigger than nova',
    'what is new',
    'who is not slipping',
    'did {acme} pay the invoice',
    'delete {acme}',
    'remind me on Monday, no wait, Tuesday to call {acme}',
    'how is {acme} doing and also move nova to tomorrow',
    'who stopped slipping last month',
    'what is the meaning of life',
    '流失了哪些客户',
    '{阿里}上个月下了多少单',
    '不用提醒我{阿里}了',
    '明天下午，不对，后天下午三点提醒我联系{阿里}',
    '新客户怎么跟进',
    '撤销是什么意思',
    '中午吃什么好',
  ])('%s is not known', (text) => expect(understoodOf(text)).toBe('unknown'))

  it('offers nobody what their role may not use', () => {
    const { command } = ask.fallback(inputOf('assign {acme} to lei', 'rep'))

    expect(command).toBe('unknown')
  })

  it('reads a long and winding sentence in no time', () => {
    const winding = [
      'how many '.repeat(110),
      '多少个'.repeat(330),
      `why § ${'be '.repeat(300)}`,
      '请帮我'.repeat(330),
    ]

    const from = performance.now()
    for (const text of winding) ask.fallback(inputOf(text.slice(0, 1_000)))

    expect(performance.now() - from).toBeLessThan(500)
  })
})

describe('where a name would stand', () => {
  it.each([
    ['how is blue harbour doing', 'blue harbour'],
    ['帮我看下蓝港最近怎么样', '蓝港'],
    ['why did nova drop', 'nova'],
    ['remind me to call nova tomorrow 3pm', 'nova'],
    ['提醒我明天下午3点给蓝港打电话', '蓝港'],
    ['把蓝港推到下周二', '蓝港'],
  ])('in %s it is looked for: %s', (text, name) => expect(perhapsNamed(text)).toContain(name))

  it.each([
    ['how is it going', 'it'],
    ['how are they doing', 'they'],
    ['生意怎么样', '生意'],
    ['大家最近怎么样', '大家'],
  ])('in %s %s is none', (text, word) => expect(perhapsNamed(text)).not.toContain(word))
})

describe('an answer is wrong', () => {
  const input = inputOf('how is {acme} doing?', 'rep')
  const wrong = (given: Partial<Understood>, of: AskInput = input) =>
    ask.wrong?.({ command: 'tier', customer: 'acme', words: '', ...given }, of)

  it.each<[string, Partial<Understood>]>([
    ['with a command that is none', { command: 'delete' }],
    ['with one that the role may not use', { command: 'assign' }],
    ['with a customer that was not named', { customer: 'Nova' }],
    ['with half a name', { customer: 'cme' }],
    ['with words that were not said', { words: 'at nova' }],
    ['with a number that was not said', { words: '5' }],
    ['with a link', { words: 'http://x.example' }],
    ['without the customer that was named', { command: 'list', customer: '' }],
  ])('%s', (_, given) => expect(wrong(given)).toBeDefined())

  it.each<[string, Partial<Understood>]>([
    ['a customer as it was said', {}],
    ['that it is not known', { command: 'unknown', customer: '' }],
  ])('but not with %s', (_, given) => expect(wrong(given)).toBeUndefined())

  it('but not with words of the command’s own', () => {
    const given = { command: 'list', customer: '', words: 'slipping A' }

    expect(wrong(given, inputOf('which of my best ones may leave us'))).toBeUndefined()
  })
})
