import { asObjects, asText, isJson, type Json } from '../../fake-slack/json.ts'
import { insist, refuse } from '../call.ts'
import { checkControls } from './check-controls.ts'
import { appLimits, type botLimits, most } from './limits.ts'
import { fits, isText, isTextOrNone } from './measure.ts'

type Limits = typeof appLimits | typeof botLimits

const kinds = ['text_notice', 'news_notice', 'button_interaction', 'vote_interaction', 'multiple_interaction']
const isNotice = (kind: unknown) => kind === 'text_notice' || kind === 'news_notice'

/** The object of a field, or an empty one. */
const within = (card: Json, name: string): Json => (isJson(card[name]) ? card[name] : {})

/** Whether somebody can answer a card, so that it carries a response_code. */
export const isAnswerable = (card: Json): boolean =>
  !isNotice(card['card_type']) || isJson(card['action_menu'])

/** Refuses a card of the self-built app that WeCom would refuse, by its code (90313). */
export function checkAppCard(card: Json, limits: Limits = appLimits): void {
  if ('template_card' in card) refuse(41016, 'missing title') // Nested twice (go-workwx#76).
  if (!kinds.includes(String(card['card_type']))) refuse(42031, 'invalid card_type')
  checkTitle(card, limits)
  checkFacts(card, limits)
  checkJumps(card, limits)
  if (isNotice(card['card_type'])) checkAction(card, limits)
  checkTask(card, limits)
  checkControls(card, limits)
}

function checkTitle(card: Json, limits: Limits): void {
  const [title, emphasis] = [within(card, 'main_title'), within(card, 'emphasis_content')]
  const subTitle = asText(card['sub_title_text'])
  const needsTitle = card['card_type'] !== 'text_notice'
  if (!title['title'] && (needsTitle || !subTitle)) refuse(42033, 'missing main_title.title')
  const ok =
    isTextOrNone(title, 'title', limits.title) &&
    isTextOrNone(title, 'desc', limits.desc) &&
    isTextOrNone(card, 'sub_title_text', limits.subTitle) &&
    isTextOrNone(within(card, 'source'), 'desc', limits.sourceDesc) &&
    isTextOrNone(emphasis, 'title', limits.emphasisTitle) &&
    isTextOrNone(emphasis, 'desc', limits.emphasisDesc)
  if (!ok) refuse(40058, 'a text of the template_card is too long or no text')
}

function checkFacts(card: Json, limits: Limits): void {
  const facts = asObjects(card['horizontal_content_list'])
  insist(facts.length <= most.facts, 42035, 'horizontal_content_list too long')
  for (const fact of facts) checkFact(fact, limits)
  const verticals = asObjects(card['vertical_content_list'])
  insist(verticals.length <= most.verticals, 42036, 'vertical_content_list too long')
  const hasPicture = Boolean(card['image_text_area'] || within(card, 'card_image')['url'])
  insist(card['card_type'] !== 'news_notice' || hasPicture, 42044, 'missing card_image.url')
}

function checkFact(fact: Json, limits: Limits): void {
  const type = fact['type']
  insist(isText(fact, 'keyname', limits.keyname), 42027, 'missing or too long keyname')
  insist(isTextOrNone(fact, 'value', limits.value), 40058, 'value is too long')
  insist(type !== 1 || isText(fact, 'url', limits.url), 42028, 'missing url')
  insist(type !== 2 || Boolean(fact['media_id']), 42029, 'missing media_id')
  insist(type !== 3 || Boolean(fact['userid']), 42050, 'missing userid')
}

function checkJumps(card: Json, limits: Limits): void {
  const jumps = asObjects(card['jump_list'])
  if (jumps.length > most.jumps) refuse(42042, 'jump_list too long')
  for (const jump of jumps) {
    if (!isText(jump, 'title', limits.jumpTitle)) refuse(42033, 'missing or too long jump title')
    if (jump['type'] === 1 && !isText(jump, 'url', limits.url)) refuse(42028, 'missing url')
  }
}

/** A notice leads somewhere. */
function checkAction(card: Json, limits: Limits): void {
  const action = within(card, 'card_action')
  if (action['type'] === 2) return void (action['appid'] || refuse(42045, 'missing card_action.appid'))
  if (action['type'] !== 1 || !isText(action, 'url', limits.url)) refuse(42045, 'invalid card_action')
  if (!URL.canParse(String(action['url']))) refuse(42045, 'card_action.url has no scheme')
}

function checkTask(card: Json, limits: Limits): void {
  const id = asText(card['task_id'])
  if (id === undefined ? isAnswerable(card) : !/^[0-9A-Za-z_@-]+$/.test(id) || !fits(id, limits.taskId)) {
    refuse(42014, 'invalid task_id')
  }
}
