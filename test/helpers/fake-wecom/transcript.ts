import { asObjects, asText, isJson, type Json } from '../fake-slack/json.ts'
import type { Message } from './shapes.ts'
import type { State } from './state.ts'
import { wordsOf } from './words.ts'

const buttonsOf = (card: Json) =>
  [...asObjects(card['button_list']), ...[card['submit_button']].filter(isJson)].map(
    ({ text }) => `[${text}]`,
  )

/** A message as lines: cards by their words, buttons in brackets. */
function linesOf(body: Json): readonly string[] {
  const card = isJson(body['template_card']) ? body['template_card'] : undefined
  if (!card) return wordsOf(body).flatMap((one) => one.split('\n'))
  const { button_list: _, submit_button: __, ...rest } = card
  const replaced = asText(body['replaced'])
  return [...wordsOf(rest), replaced === undefined ? buttonsOf(card).join(' ') : `[${replaced}]`].filter(
    Boolean,
  )
}

const heading = ({ place, from, readers }: Message): string =>
  place.kind === 'group'
    ? `[#${place.chatid}] ${from}:`
    : `[${place.kind}: ${[...readers].join(', ')}] ${from}:`

/** What was said, in order, as text; of a card that changed also what became of it for whom. */
export const transcript = (state: State): string =>
  state.messages
    .filter(({ recalled }) => !recalled)
    .flatMap((message) => {
      const said = [`${heading(message)} ${message.body['msgtype']}`, ...linesOf(message.body)]
      const changed = [...message.changed].flatMap(([userid, body]) => [`→ for ${userid}:`, ...linesOf(body)])
      return [...said, ...changed].map((line, n) => (n === 0 ? line : `    ${line}`))
    })
    .join('\n')
