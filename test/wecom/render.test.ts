import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { LIMITS } from '#src/wecom/limits.ts'
import { pagesOf } from '#src/wecom/pages.ts'
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
const markdownOf = (messages: readonly WecomMessage[]) =>
  messages.flatMap((message) => (message.msgtype === 'markdown' ? [message.markdown.content] : []))

describe('a card in WeCom', () => {
  it('stays inside the limits however long or hostile it is', () => {
    fc.assert(
      fc.property(
        hostileCard,
        fc.string(),
        fc.constantFrom(undefined, 'https://example.com/'),
        (card, id, url) => {
          const messages = renderWecom(card, { taskId: id, ...(url ? { url } : {}) })

          expect(messages.length).toBeGreaterThan(0)
          expect(messages.flatMap(problemsOf)).toEqual([])
        },
      ),
      { numRuns: 40 },
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

  it('is one card with buttons where that says all of it', () => {
    const card = aCard({ facts: [{ label: '等级', value: 'A类' }], actions: [why], footer: '数据截至今天' })

    const messages = renderWecom(card, { taskId })

    expect(messages).toEqual([
      {
        msgtype: 'template_card',
        template_card: {
          card_type: 'button_interaction',
          main_title: { title: '阿里', desc: '数据截至今天' },
          sub_title_text: '阿里是A类',
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
    expect(markdownOf(messages)[0]).toContain('If nothing happens：Tier B between 4 and 18 Feb')
    expect(markdownOf(messages)[0]).toContain('74 points (median 19)')
  })

  it('names the buttons of a pick list by their rows, and offers the choice', () => {
    const [, card] = renderWecom(examplePickCard('zh'), { taskId })

    expect(card).toMatchObject({
      template_card: {
        button_selection: { question_key: 'industry' },
        button_list: [
          { text: '按行业筛选' },
          { text: 'Acme Robo…' },
          { text: 'Acme (HK)' },
          { text: '阿克梅贸易' },
        ],
      },
    })
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
