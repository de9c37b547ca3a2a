import { LIMITS } from '#src/wecom/limits.ts'
import type { WecomMessage } from '#src/wecom/render.ts'

type TemplateCard = Extract<WecomMessage, { msgtype: 'template_card' }>['template_card']

const tooLong = (name: string, value: string | undefined, most: number, size = value?.length ?? 0) => [
  ...(value === '' ? [`${name} is empty`] : []),
  ...(size > most ? [`${name} has ${size} of ${most}`] : []),
  ...(value?.isWellFormed() === false ? [`${name} is cut inside a character`] : []),
]
const tooManyBytes = (name: string, value: string, most: number) =>
  tooLong(name, value, most, Buffer.byteLength(value))

/** What WeCom would cut or refuse, as sentences (document/path/90236). */
export const problemsOf = (message: WecomMessage): readonly string[] =>
  message.msgtype === 'markdown'
    ? tooManyBytes('content', message.markdown.content, LIMITS.markdownBytes)
    : cardProblems(message.template_card)

function cardProblems(card: TemplateCard): readonly string[] {
  const facts = card.horizontal_content_list ?? []
  return [
    ...tooLong('title', card.main_title.title, LIMITS.title),
    ...tooLong('desc', card.main_title.desc, LIMITS.desc),
    ...tooLong('sub_title_text', card.sub_title_text, LIMITS.subTitle),
    ...(facts.length > LIMITS.facts ? ['too many facts (42035)'] : []),
    ...facts.flatMap(({ keyname, value }) => [
      ...tooLong('keyname', keyname, LIMITS.factName),
      ...tooLong('value', value, LIMITS.factValue),
    ]),
    ...(card.card_type === 'text_notice' ? noticeProblems(card) : buttonProblems(card)),
  ]
}

const noticeProblems = (card: TemplateCard) => [
  ...(card.card_action?.url ? [] : ['no card_action (42045)']),
  ...(card.button_list ? ['a text_notice has no buttons'] : []),
]

function buttonProblems({
  button_list = [],
  button_selection,
  task_id = '',
}: TemplateCard): readonly string[] {
  const options = button_selection?.option_list ?? []
  return [
    ...(/^[0-9A-Za-z_@-]{1,128}$/.test(task_id) ? [] : ['bad task_id (42014)']),
    ...(button_list.length < 1 || button_list.length > LIMITS.buttons ? ['button_list (42038)'] : []),
    ...(new Set(button_list.map(({ key }) => key)).size === button_list.length
      ? []
      : ['a key twice (42051)']),
    ...button_list.flatMap(({ text, key }) => [
      ...tooLong('button', text, LIMITS.buttonText),
      ...tooManyBytes('key', key, LIMITS.buttonKeyBytes),
    ]),
    ...(options.length > LIMITS.selectOptions ? ['option_list (42037)'] : []),
    ...options.flatMap(({ id, text }) => [
      ...tooManyBytes('option id', id, LIMITS.optionIdBytes),
      ...tooLong('option', text, LIMITS.optionText),
    ]),
  ]
}
