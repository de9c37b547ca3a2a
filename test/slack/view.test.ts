import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Form, FormField } from '#src/cards/form.ts'
import { cardView, formView, homeView } from '#src/slack/render/view.ts'
import { exampleTierCard } from '../helpers/example-cards.ts'
import { viewProblems } from '../helpers/fake-slack/blocks/problems.ts'
import { nodesOf, textsOf } from '../helpers/fake-slack/json.ts'
import { hostileCard, hostileText } from '../helpers/hostile-cards.ts'

const field: fc.Arbitrary<FormField> = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 300 }),
    label: hostileText,
    kind: fc.constantFrom('text', 'paragraph', 'choice', 'choices', 'date', 'time', 'customer'),
    optional: fc.boolean(),
    value: hostileText,
    hint: hostileText,
    placeholder: hostileText,
    maxLength: fc.integer({ min: -5, max: 9_000 }),
    options: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 130 }),
  },
  { requiredKeys: ['name', 'label', 'kind'] },
)
const hostileForm: fc.Arbitrary<Form> = fc.record(
  {
    title: hostileText,
    submit: hostileText,
    call: fc.record({
      command: hostileText,
      input: fc.dictionary(fc.string({ maxLength: 10 }), hostileText, { maxKeys: 3 }),
    }),
    fields: fc.uniqueArray(field, { maxLength: 120, selector: ({ name }) => name.slice(0, 200) }),
    intro: hostileText,
  },
  { requiredKeys: ['title', 'submit', 'call', 'fields'] },
)

describe('a view in Slack', () => {
  it('of a form stays inside the limits however long or hostile it is', () => {
    fc.assert(
      fc.property(hostileForm, (form) => {
        expect(viewProblems({ ...formView(form, {}) })).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('of a form takes an introduction that is as long as a block may be', () => {
    const form: Form = {
      title: 'Log',
      submit: 'Log',
      call: { command: 'log', input: {} },
      fields: [],
      intro: 'x'.repeat(4_000),
    }

    expect(viewProblems({ ...formView(form, {}) })).toEqual([])
  })

  it('of a card does so in a modal and on a Home', () => {
    fc.assert(
      fc.property(hostileCard, (card) => {
        expect(viewProblems({ ...cardView(card) })).toEqual([])
        expect(viewProblems({ ...homeView(card) })).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('never mentions, links or formats what somebody wrote', () => {
    fc.assert(
      fc.property(hostileForm, hostileCard, (form, card) => {
        // A field's own first value is shown as it is typed: Slack parses nothing in it.
        const shown = [cardView(card), homeView(card), formView(form, {})].flatMap(({ blocks }) => blocks)
        for (const text of textsOf(shown, 'mrkdwn')) expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
        for (const text of textsOf(shown, 'plain_text')) expect(text).not.toMatch(/<[!@#]|<https?:/)
      }),
      { numRuns: 40 },
    )
  })

  it('of a card says what its message says, its table as lines', () => {
    const card = { ...exampleTierCard('en'), table: { columns: ['Part', 'Points'], rows: [['Spend', '74']] } }

    const { blocks } = cardView(card)

    expect(blocks.some(({ type }) => type === 'table')).toBe(false)
    expect(JSON.stringify(blocks)).toContain('Spend · 74')
  })

  it('says in each empty field that something is picked in what the form says', () => {
    const options = Array.from({ length: 12 }, (_, n) => ({ label: `${n}`, value: `${n}` }))
    const kinds = ['customer', 'choice', 'choices', 'date', 'time'] as const
    const form: Form = {
      title: '写跟进',
      submit: '保存',
      call: { command: 'log', input: {} },
      fields: kinds.map((kind) => ({
        name: kind,
        label: kind,
        kind,
        options,
        placeholder: `${kind}：请选择`,
      })),
    }

    const view = formView(form, {})

    expect(
      nodesOf(view).flatMap(({ placeholder }) =>
        placeholder ? [(placeholder as { text: string }).text] : [],
      ),
    ).toEqual(kinds.map((kind) => `${kind}：请选择`))
    expect(viewProblems({ ...view })).toEqual([])
  })

  it('puts the call into its memory, and each field where errors come back to', () => {
    const form: Form = {
      title: 'A title longer than twenty-four',
      submit: 'Save',
      call: { command: 'log', input: { customer: 'c-<1>' } },
      fields: [{ name: 'note', label: 'Note', kind: 'paragraph', value: 'as it was' }],
    }

    const view = formView(form, { home: true })

    expect(view.title.text.length).toBeLessThanOrEqual(24)
    expect(view.private_metadata).not.toMatch(/[<>&]/)
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ home: true, call: form.call })
    expect(nodesOf(view.blocks).find((node) => node['type'] === 'input')).toMatchObject({
      block_id: 'field:note',
      element: { initial_value: 'as it was' },
    })
  })
})
