import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { LIMITS } from '#src/slack/render/limits.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { exampleTierCard } from '../helpers/example-cards.ts'
import { messageProblems } from '../helpers/fake-slack/blocks/problems.ts'
import { nodesOf, textsOf } from '../helpers/fake-slack/json.ts'
import { hostileCard } from '../helpers/hostile-cards.ts'

const aCard = (given: Partial<Card> = {}): Card => ({
  title: 'Acme',
  tone: 'neutral',
  text: 'Acme is Tier A',
  ...given,
})

describe('a card in Slack', () => {
  it('stays inside the limits however long or hostile it is', () => {
    fc.assert(
      fc.property(hostileCard, (card) => {
        expect(messageProblems(renderSlack(card))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('never mentions, links or formats what a customer is called', () => {
    fc.assert(
      fc.property(hostileCard, (card) => {
        const message = renderSlack(card)

        expect(JSON.stringify(message)).not.toMatch(/<[!@#]|<https?:/)
        for (const text of [message.text, ...textsOf(message.blocks, 'mrkdwn')]) {
          expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('escapes the title too, where it stands in for an empty text', () => {
    const message = renderSlack(aCard({ title: 'R&D <!channel>', text: ' ' }))

    expect(message.text).toBe('R&amp;D &lt;!channel&gt;')
  })

  it('begins with its whole text, which phones and screen readers are told', () => {
    const card = aCard({ text: 'Acme & Sons <Ltd> is Tier A' })

    const message = renderSlack(card)

    expect(Object.keys(message)[0]).toBe('text')
    expect(message.text).toBe('Acme &amp; Sons &lt;Ltd&gt; is Tier A')
  })

  it('says every part of a rich card', () => {
    const message = renderSlack(exampleTierCard('en'))

    expect(message.blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'section',
      'section',
      'actions',
      'context',
    ])
    expect(JSON.stringify(message)).toContain('74 points (median 19)')
  })

  it('puts the call into the button and the command into its id', () => {
    const card = aCard({
      actions: [{ kind: 'button', label: 'Why', call: { command: 'why', input: { name: 'a<b>&c' } } }],
    })

    const button = nodesOf(renderSlack(card).blocks).find((node) => node['type'] === 'button')

    expect(button?.['action_id']).toBe('call:why:0')
    expect(button?.['value']).not.toMatch(/[<>&]/)
    expect(JSON.parse(String(button?.['value']))).toEqual({ command: 'why', input: { name: 'a<b>&c' } })
  })

  it('leaves out a button whose call does not fit, for half a call would be another one', () => {
    const call = { command: 'why', input: { name: 'x'.repeat(2_001) } }
    const card = aCard({ actions: [{ kind: 'button', label: 'Why', call }] })

    expect(renderSlack(card).blocks.some(({ type }) => type === 'actions')).toBe(false)
  })

  it('turns a choice whose values do not fit into buttons', () => {
    const options = [
      { label: 'One', value: 'v'.repeat(100) },
      { label: 'Two', value: 'w' },
    ]
    const select = {
      kind: 'select',
      label: 'Pick',
      field: 'name',
      call: { command: 'tier', input: {} },
      options,
    } as const

    const nodes = nodesOf(renderSlack(aCard({ actions: [select] })).blocks)

    expect(nodes.some((node) => node['type'] === 'static_select')).toBe(false)
    expect(nodes.filter((node) => node['type'] === 'button')).toHaveLength(2)
  })

  it('says how many rows a long list has beyond the fiftieth block', () => {
    const rows = Array.from({ length: 80 }, (_, n) => ({ title: `Customer ${n}` }))

    const message = renderSlack(aCard({ rows, footer: 'end' }))

    expect(message.blocks).toHaveLength(LIMITS.blocks)
    expect(JSON.stringify(message)).toContain('+33 …')
  })

  it('shows a picture by http alone', () => {
    const shown = (url: string) => renderSlack(aCard({ image: { url, alt: 'chart' } })).blocks.length

    expect(shown('https://example.com/a.png')).toBe(2)
    expect(shown('javascript:alert(1)')).toBe(1)
    expect(shown('data:image/png;base64,AA')).toBe(1)
  })
})
