import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { LIMITS } from '#src/wecom/limits.ts'
import { pagesOf } from '#src/wecom/pages.ts'
import { readPress } from '#src/wecom/press.ts'
import { renderWecom, type WecomMessage } from '#src/wecom/render.ts'
import { examplePickCard, exampleTierCard } from '../helpers/example-cards.ts'
import { hostileCard } from '../helpers/hostile-cards.ts'
import { problemsOf } from './problems.ts'

const aCard = (given: Partial<Card> = {}): Card => ({
  title: '阿里',
  tone: 'neutral',
  text: '阿里是A类',
  ...given,
})
const why = { kind: 'button', label: '依据', call: { command: 'why', input: { name: 'acme' } } } as const
const taskId = 'acme-7-mei'
const numbered = (n: number) =>
  ({ kind: 'button', label: `按钮${n}`, call: { command: 'why', input: { name: `c${n}` } } }) as const
const cardOf = (message?: WecomMessage) =>
  message?.msgtype === 'template_card' ? message.template_card : undefined
const markdownOf = (messages: readonly WecomMessage[]) =>
  messages.flatMap((message) => (message.msgtype === 'markdown' ? [message.markdown.content] : []))

describe('a card in WeCom', () => {
  it('stays inside the limits however long or hostile it is', () => {
    fc.assert(
      fc.property(
        hostileCard,
        fc.string(),
        fc.constantFrom(undefined, 'https://example.com/', 'https://'),
        fc.constantFrom('app' as const, 'bot' as const),
        (card, id, url, dialect) => {
          const messages = renderWecom(card, { taskId: id, url, dialect })

          expect(messages.length).toBeGreaterThan(0)
          expect(messages.flatMap((message) => problemsOf(message, dialect))).toEqual([])
        },
      ),
      { numRuns: 80 },
    )
  })

  it('never mentions anybody or becomes markup by what a customer is called', () => {
    fc.assert(
      fc.property(hostileCard, (card) => {
        const ours = /<font color="comment">|<\/font>|^> |\*\*/gm

        for (const content of markdownOf(renderWecom(card, { taskId }))) {
          expect(content.replace(ours, '')).not.toMatch(/[<>[\]`#]/)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('cuts long options that begin alike in the middle, so that one can tell them apart', () => {
    const names = ['上海', '北京'].map((city) => `Northern Lights Trading Company ${city}`)
    const options = [...names, '阿里'].map((label) => ({ label, value: label }))
    const select = { kind: 'select', label: '客户', field: 'value', call: why.call, options } as const

    const [message] = renderWecom(aCard({ actions: [select] }), { taskId })

    expect(cardOf(message)?.checkbox?.option_list.map(({ text }) => text)).toEqual([
      'Northern L…ny 上海',
      'Northern L…ny 北京',
      '阿里',
    ])
  })

  it('is one card with buttons where that says all of it', () => {
    const card = aCard({ facts: [{ label: '等级', value: 'A类' }], actions: [why], footer: '数据截至今天' })

    const messages = renderWecom(card, { taskId })

    expect(messages).toEqual([
      {
        msgtype: 'template_card',
        template_card: {
          card_type: 'button_interaction',
          main_title: { title: '阿里', desc: '数据截至今天' },
          horizontal_content_list: [{ keyname: '等级', value: 'A类' }],
          button_list: [{ text: '依据', style: 3, key: '{"command":"why","input":{"name":"acme"}}' }],
          task_id: taskId,
        },
      },
    ])
  })

  it('is a notice where it leads somewhere, and markdown where it does not', () => {
    const kinds = (url?: string) =>
      renderWecom(aCard(), { taskId, ...(url ? { url } : {}) }).map((message) =>
        message.msgtype === 'markdown' ? 'markdown' : message.template_card.card_type,
      )

    expect(kinds('https://example.com/')).toEqual(['text_notice'])
    expect(kinds()).toEqual(['markdown'])
    expect(kinds('javascript:alert(1)')).toEqual(['markdown'])
  })

  it('says everything in markdown and keeps the buttons where a card is too small', () => {
    const messages = renderWecom(exampleTierCard('en'), { taskId })

    expect(messages.map(({ msgtype }) => msgtype)).toEqual(['markdown', 'template_card'])
    expect(markdownOf(messages)[0]).toContain('If nothing happens: Tier B between 4 and 18 Feb')
    expect(markdownOf(messages)[0]).toContain('74 points (median 19)')
  })

  it('opens the rows of a list by their numbers, beside what else can be chosen', () => {
    const [list, rows, filter] = renderWecom(examplePickCard('zh'), { taskId })

    expect(JSON.stringify(list)).toContain('3. **阿克梅贸易**')
    expect(cardOf(rows)).toMatchObject({
      card_type: 'vote_interaction',
      main_title: { desc: '1/2' },
      checkbox: {
        mode: 0,
        option_list: [
          { id: '["tier",{"name":"acme"}]', text: '1. Acme Robotics' },
          { text: '2. Acme (HK)' },
          { text: '3. 阿克梅贸易' },
        ],
      },
      submit_button: { text: '选择', key: '{"rows":true}' },
    })
    expect(cardOf(filter)).toMatchObject({
      task_id: `${taskId}-2`,
      checkbox: { question_key: 'industry', option_list: [{ text: 'Robotics' }, { text: 'Trade' }] },
    })
  })

  it('names the buttons of a short list by its rows where whole names fit', () => {
    const rows = ['阿里云', '海鸥文具'].map((title) => ({ title, action: why }))

    const [, card] = renderWecom(aCard({ rows: rows.map((row, n) => ({ ...row, action: numbered(n) })) }), {
      taskId,
    })

    expect(cardOf(card)?.button_list?.map(({ text }) => text)).toEqual(['阿里云', '海鸥文具'])
  })

  it('puts a short choice beside the buttons, and what a card does not hold on the next', () => {
    const snooze = {
      kind: 'select',
      label: '推迟',
      field: 'until',
      call: { command: 'snooze', input: { reminder: 'r1' } },
      options: [{ label: '明天', value: '2026-11-24' }],
    } as const
    const actions = [snooze, ...Array.from({ length: 8 }, (_, n) => numbered(n))]

    const cards = renderWecom(aCard({ actions }), { taskId }).map(cardOf)

    expect(cards.map((card) => card?.button_list?.map(({ text }) => text))).toEqual([
      ['推迟', '按钮0', '按钮1', '按钮2', '按钮3', '按钮4'],
      ['按钮5', '按钮6', '按钮7'],
    ])
    expect(cards[0]).toMatchObject({ sub_title_text: '阿里是A类', button_selection: { title: '推迟' } })
  })

  it('offers all of a long choice, twenty to a card', () => {
    const options = Array.from({ length: 25 }, (_, n) => ({ label: `选项${n}`, value: `v${n}` }))
    const choice = { kind: 'select', label: '选', field: 'f', call: why.call, options } as const

    const cards = renderWecom(aCard({ actions: [choice] }), { taskId }).flatMap(
      (message) => cardOf(message) ?? [],
    )

    expect(cards.map(({ checkbox }) => checkbox?.option_list.length)).toEqual([20, 5])
  })

  it('that stands alone says what is chosen, where its button does not', () => {
    const options = Array.from({ length: 12 }, (_, n) => ({ label: `12月${n + 1}日`, value: `v${n}` }))
    const choice = { kind: 'select', label: '改下次日期', field: 'next', call: why.call, options } as const

    const [, card] = renderWecom(
      aCard({ facts: [{ label: '跟进', value: '电话' }], actions: [{ ...choice, submit: '确定' }] }),
      { taskId },
    )

    expect(cardOf(card)?.main_title.desc).toBe('改下次日期')
    expect(cardOf(card)?.submit_button?.text).toBe('确定')
  })

  it('teaches commands as they are typed here, without a slash', () => {
    const rows = [{ title: '/customer 等级 acme', detail: '试试“/customer help tier”' }]

    const messages = renderWecom(aCard({ rows }), { taskId })

    expect(markdownOf(messages)[0]).toContain('1. **等级 acme** 试试“help tier”')
  })

  it('says by its key what a press does, and what was chosen with it', () => {
    const key = (card: Card) => cardOf(renderWecom(card, { taskId }).at(-1))?.button_list?.[0]?.key ?? ''
    const form = {
      kind: 'form',
      label: '写跟进…',
      call: { command: 'log', input: { customer: 'acme' } },
    } as const
    const rows = [{ title: '阿里', action: why }]

    expect(readPress(key(aCard({ actions: [why] })), {})).toEqual({ kind: 'call', call: why.call })
    expect(readPress(key(aCard({ actions: [form] })), {})).toEqual({ kind: 'form', call: form.call })
    expect(readPress(key(aCard({ rows })), {})).toEqual({ kind: 'open', call: why.call })
    expect(readPress('{"rows":true}', { row: ['["why",{"name":"acme"}]'] })).toEqual({
      kind: 'open',
      call: why.call,
    })
    expect(readPress('{"command":"snooze","input":{},"field":"until"}', { until: ['a', 'b'] })).toEqual({
      kind: 'call',
      call: { command: 'snooze', input: { until: 'a,b' } },
    })
    expect(['', 'why', '{}', '[]', '{"rows":true}'].map((old) => readPress(old, {}))).toEqual(
      Array(5).fill(undefined),
    )
  })

  it('does not send the same button twice, which WeCom refuses', () => {
    const [card] = renderWecom(aCard({ actions: [why, { ...why, label: 'Why' }] }), { taskId })

    expect(card).toMatchObject({ template_card: { button_list: [{ text: '依据' }] } })
  })
})

describe('pages', () => {
  it('lose no character and number themselves', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('阿', 'a', '👍', ' b') }), { maxLength: 60 })
    fc.assert(
      fc.property(pieces, fc.integer({ min: 30, max: 200 }), (lines, limit) => {
        const pages = pagesOf(lines, limit)

        for (const page of pages) expect(Buffer.byteLength(page)).toBeLessThanOrEqual(limit)
        const joined = pages.map((page) => page.replace(/\n\(\d+\/\d+\)$/, '')).join('')
        expect(joined.replace(/\s/g, '')).toBe(lines.join('').replace(/\s/g, ''))
      }),
    )
  })

  it('are one without a number where one is enough', () => {
    expect(pagesOf(['一', '二'], LIMITS.markdownBytes)).toEqual(['一\n二'])
  })
})
