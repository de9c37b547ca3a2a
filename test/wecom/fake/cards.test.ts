import { expect, test } from 'vitest'
import type { Json } from '../../helpers/fake-slack/json.ts'
import { aButtonCard, aFakeWecom } from './a-fake-wecom.ts'

const aNotice = (given: Json = {}): Json => ({
  msgtype: 'template_card',
  template_card: {
    card_type: 'text_notice',
    main_title: { title: '阿里云' },
    card_action: { type: 1, url: 'https://crm.example.com/acme' },
    ...given,
  },
})
const button = (given: Json): Json => ({ button_list: [{ text: '为什么', key: 'why', ...given }] })
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `o${n}`, text: `选项${n}` }))
const facts = (count: number) => Array.from({ length: count }, () => ({ keyname: '等级', value: 'A' }))

test.each([
  ['an unknown kind', aNotice({ card_type: 'poem' }), 42031],
  ['no title', aNotice({ main_title: {} }), 42033],
  ['no card_action', aNotice({ card_action: undefined }), 42045],
  ['a page without a scheme', aNotice({ card_action: { type: 1, url: 'crm.example.com' } }), 42045],
  ['a title of 37 characters', aNotice({ main_title: { title: '客'.repeat(37) } }), 40058],
  ['half a character', aNotice({ main_title: { title: '客\ud83d' } }), 40058],
  ['a fact without a name', aNotice({ horizontal_content_list: [{ value: 'A' }] }), 42027],
  ['seven facts', aNotice({ horizontal_content_list: facts(7) }), 42035],
  ['four jumps', aNotice({ jump_list: Array(4).fill({ title: '看', type: 0 }) }), 42042],
  ['a button under a notice', aNotice(button({})), 40058],
  ['a card in a card', aNotice({ template_card: {} }), 41016],
  ['no task_id', aButtonCard({ task_id: undefined }), 42014],
  ['a task_id with a colon', aButtonCard({ task_id: 'a:b' }), 42014],
  ['a task_id of 129 bytes', aButtonCard({ task_id: 'a'.repeat(129) }), 42014],
  ['no buttons', aButtonCard({ button_list: [] }), 42038],
  ['a button without a key', aButtonCard(button({ key: '' })), 42039],
  ['a key of 1,026 bytes in 342 characters', aButtonCard(button({ key: '客'.repeat(342) })), 42039],
  ['a key twice', aButtonCard({ button_list: [1, 2].map(() => ({ text: '好', key: 'k' })) }), 42051],
  [
    'eleven options',
    aButtonCard({ button_selection: { question_key: 'q', option_list: options(11) } }),
    42037,
  ],
  ['a question without a key', aButtonCard({ button_selection: { option_list: options(2) } }), 42043],
  [
    'a vote without a submit',
    aButtonCard({ card_type: 'vote_interaction', checkbox: { question_key: 'q', option_list: options(20) } }),
    42046,
  ],
  ['no selects', aButtonCard({ card_type: 'multiple_interaction', select_list: [] }), 42047],
])('a card with %s is refused', async (_what, card, errcode) => {
  const { wecom, send } = await aFakeWecom()

  const answer = await send(card)

  expect(answer).toMatchObject({ errcode })
  expect(wecom.seenBy('mei')).toEqual([])
})

test('cards at their limits are taken', async () => {
  const { wecom, send } = await aFakeWecom()
  const main_title = { title: '客'.repeat(36), desc: '户'.repeat(44) }

  const notice = await send(aNotice({ main_title, horizontal_content_list: facts(6) }))
  const pressed = await send(aButtonCard(button({ key: `${'客'.repeat(341)}k`, text: '客'.repeat(10) })))

  expect(notice).toMatchObject({ errcode: 0 })
  expect(notice).not.toHaveProperty('response_code')
  expect(pressed).toMatchObject({ errcode: 0, response_code: expect.any(String) })
  expect(wecom.transcript()).toContain(`[${'客'.repeat(10)}]`)
})

test('a task id is used once', async () => {
  const { send } = await aFakeWecom()

  await send(aButtonCard())

  expect(await send(aButtonCard({ main_title: { title: '另一个' } }))).toMatchObject({ errcode: 42014 })
})
