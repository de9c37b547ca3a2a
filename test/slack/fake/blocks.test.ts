import { describe, expect, it } from 'vitest'
import { blockProblems, blocksTooLong, viewProblems } from '../../helpers/fake-slack/blocks/problems.ts'

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) })
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) })
const button = (given: Record<string, unknown> = {}) => ({ type: 'button', text: plain(1), ...given })
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const option = (n: number, given: Record<string, unknown> = {}) => ({
  text: plain(1),
  value: `v${n}`,
  ...given,
})
const options = (count: number) => Array.from({ length: count }, (_, n) => option(n))
const select = (given: Record<string, unknown>) => actions({ type: 'static_select', ...given })
const row = (cells: number, length = 1) =>
  Array.from({ length: cells }, () => ({ type: 'raw_text', text: 'x'.repeat(length) }))
const rows = (count: number, cells: number, length = 1) =>
  Array.from({ length: count }, () => row(cells, length))
const input = (element: Record<string, unknown>) => ({ type: 'input', label: plain(1), element })
const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one)

describe('a block of a message', () => {
  it.each<[string, object, object]>([
    [
      'a section: 3,000 characters',
      { type: 'section', text: mrkdwn(3_000) },
      { type: 'section', text: mrkdwn(3_001) },
    ],
    [
      'a field: 2,000',
      { type: 'section', fields: [mrkdwn(2_000)] },
      { type: 'section', fields: [mrkdwn(2_001)] },
    ],
    [
      '10 fields',
      { type: 'section', fields: many(10, mrkdwn(1)) },
      { type: 'section', fields: many(11, mrkdwn(1)) },
    ],
    ['text or fields', { type: 'section', text: mrkdwn(1) }, { type: 'section' }],
    ['no empty text', { type: 'section', text: mrkdwn(1) }, { type: 'section', text: mrkdwn(0) }],
    ['a header: 150, plain', { type: 'header', text: plain(150) }, { type: 'header', text: plain(151) }],
    ['a header is plain', { type: 'header', text: plain(1) }, { type: 'header', text: mrkdwn(1) }],
    [
      '10 elements of context',
      { type: 'context', elements: many(10, mrkdwn(1)) },
      { type: 'context', elements: many(11, mrkdwn(1)) },
    ],
    ['25 actions', actions(...many(25, button())), actions(...many(26, button()))],
    ['a button: 75', actions(button({ text: plain(75) })), actions(button({ text: plain(76) }))],
    [
      'a value: 2,000',
      actions(button({ value: 'x'.repeat(2_000) })),
      actions(button({ value: 'x'.repeat(2_001) })),
    ],
    [
      'a URL of the web',
      actions(button({ url: 'https://a.example' })),
      actions(button({ url: 'javascript:1' })),
    ],
    [
      'a URL: 3,000',
      actions(button({ url: `https://a/${'x'.repeat(2_990)}` })),
      actions(button({ url: `https://a/${'x'.repeat(2_991)}` })),
    ],
    ['a style of two', actions(button({ style: 'danger' })), actions(button({ style: 'warning' }))],
    [
      'an action_id: 255',
      actions(button({ action_id: 'x'.repeat(255) })),
      actions(button({ action_id: 'x'.repeat(256) })),
    ],
    [
      'a block_id: 255',
      { type: 'divider', block_id: 'x'.repeat(255) },
      { type: 'divider', block_id: 'x'.repeat(256) },
    ],
    ['nothing unknown', actions(button()), actions(button({ disabled: true }))],
    ['100 options', select({ options: options(100) }), select({ options: options(101) })],
    ['an option at least', select({ options: options(1) }), select({ options: [] })],
    [
      'a value of an option: 75',
      select({ options: [option(1, { value: 'x'.repeat(75) })] }),
      select({ options: [option(1, { value: 'x'.repeat(76) })] }),
    ],
    [
      'options or groups',
      select({ options: options(1) }),
      select({ options: options(1), option_groups: [{ label: plain(1), options: options(1) }] }),
    ],
    [
      'an initial option of its own',
      select({ options: options(2), initial_option: option(1) }),
      select({ options: options(2), initial_option: option(9) }),
    ],
    [
      'a placeholder: 150',
      select({ options: options(1), placeholder: plain(150) }),
      select({ options: options(1), placeholder: plain(151) }),
    ],
    [
      '10 radio buttons',
      actions({ type: 'radio_buttons', options: options(10) }),
      actions({ type: 'radio_buttons', options: options(11) }),
    ],
    [
      '5 in an overflow',
      actions({ type: 'overflow', options: options(5) }),
      actions({ type: 'overflow', options: options(6) }),
    ],
    [
      'a date',
      actions({ type: 'datepicker', initial_date: '2026-11-23' }),
      actions({ type: 'datepicker', initial_date: '23.11.2026' }),
    ],
    [
      'a question: 300',
      actions(
        button({ confirm: { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30) } }),
      ),
      actions(
        button({ confirm: { title: plain(100), text: mrkdwn(301), confirm: plain(30), deny: plain(30) } }),
      ),
    ],
    [
      'a picture with words',
      { type: 'image', image_url: 'https://a.example/p.png', alt_text: 'a chart' },
      { type: 'image', image_url: 'https://a.example/p.png', alt_text: '' },
    ],
    [
      'a picture by one way',
      { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' },
      { type: 'image', slack_file: { id: 'F1' }, image_url: 'https://a.example/p.png', alt_text: 'a' },
    ],
    ['100 rows', { type: 'table', rows: rows(100, 2) }, { type: 'table', rows: rows(101, 2) }],
    ['20 columns', { type: 'table', rows: rows(1, 20) }, { type: 'table', rows: rows(1, 21) }],
    [
      '10,000 characters in a table',
      { type: 'table', rows: rows(10, 10, 100) },
      { type: 'table', rows: rows(10, 10, 101) },
    ],
    ['no empty cell', { type: 'table', rows: [row(1)] }, { type: 'table', rows: [row(1, 0)] }],
    [
      'a table of data: a row below its head',
      { type: 'data_table', caption: 'c', rows: rows(2, 2) },
      { type: 'data_table', caption: 'c', rows: rows(1, 2) },
    ],
    ['no alert', { type: 'divider' }, { type: 'alert', text: mrkdwn(1) }],
    [
      'an input: 3,000',
      input({ type: 'plain_text_input', max_length: 3_000 }),
      input({ type: 'plain_text_input', max_length: 3_001 }),
    ],
    ['no button in an input', input({ type: 'plain_text_input' }), input(button())],
  ])('%s', (_limit, taken, refused) => {
    expect(blockProblems([taken])).toEqual([])
    expect(blockProblems([refused])).not.toEqual([])
  })

  it('has ids of its own in the whole message', () => {
    const twice = [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))]
    const sameBlock = many(2, { type: 'divider', block_id: 'b' })

    expect([blockProblems(twice), blockProblems(sameBlock)]).toEqual([
      ['`action_id` "a" already exists'],
      ['`block_id` "b" already exists'],
    ])
  })

  it('is one of fifty, with one table', () => {
    const table = { type: 'table', rows: [row(1)] }

    expect(blockProblems(many(50, { type: 'divider' }))).toEqual([])
    expect(blockProblems(many(51, { type: 'divider' }))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ])
    expect(blockProblems([table, table])).toEqual(['no more than 1 table allowed [json-pointer:/blocks]'])
  })

  it('is too long together with the others, each counted with its frame', () => {
    const markdown = (length: number) => ({ type: 'markdown', text: 'x'.repeat(length) })

    expect(blocksTooLong([markdown(13_172)])).toBe(false)
    expect(blocksTooLong([markdown(13_173)])).toBe(true)
    expect(blocksTooLong([markdown(13_172), { type: 'divider' }])).toBe(true)
  })
})

describe('a view', () => {
  const modal = (given: Record<string, unknown>) => ({
    type: 'modal',
    title: plain(24),
    submit: plain(24),
    close: plain(24),
    private_metadata: 'x'.repeat(3_000),
    callback_id: 'x'.repeat(255),
    blocks: [input({ type: 'plain_text_input', action_id: 'a', focus_on_load: true })],
    ...given,
  })

  it('is taken at its limits', () => {
    expect(viewProblems(modal({}))).toEqual([])
    expect(viewProblems({ type: 'home', blocks: many(100, { type: 'divider' }) })).toEqual([])
  })

  it.each<[string, Record<string, unknown>]>([
    ['a title of 25', { title: plain(25) }],
    ['a submit of 25', { submit: plain(25) }],
    ['a close of 25', { close: plain(25) }],
    ['a mrkdwn title', { title: mrkdwn(1) }],
    ['private_metadata of 3,001', { private_metadata: 'x'.repeat(3_001) }],
    ['a callback_id of 256', { callback_id: 'x'.repeat(256) }],
    ['101 blocks', { blocks: many(101, { type: 'divider' }) }],
    ['an input and no submit', { submit: undefined }],
    ['two focused fields', { blocks: many(2, input({ type: 'plain_text_input', focus_on_load: true })) }],
    [
      'an action_id twice in a block',
      { blocks: [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))] },
    ],
    ['markdown', { blocks: [{ type: 'markdown', text: 'a' }] }],
  ])('is refused with %s', (_case, given) => {
    expect(viewProblems(modal(given))).not.toEqual([])
  })

  it('of a Home has no alert and no title', () => {
    expect(viewProblems({ type: 'home', blocks: [{ type: 'alert', text: mrkdwn(1) }] })).not.toEqual([])
    expect(viewProblems({ type: 'home', title: plain(1), blocks: [] })).not.toEqual([])
  })
})
