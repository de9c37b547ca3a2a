import { asObjects, asText, isJson, type Json } from '../fake-slack/json.ts'
import { refuse, type World, wrongType } from './call.ts'
import { checkAppCard } from './cards/check-card.ts'
import { bytes, bytesOf, chars, cutToBytes, isText, isTextOrNone, type Limit } from './cards/measure.ts'

/** What a channel takes. */
export type Dialect = {
  readonly types: readonly string[]
  readonly markdown: Limit
  /** A robot's media are its own. */
  readonly robotKey?: string
  readonly cardTypes?: readonly string[]
}

const textBytes = 2_048

/** The part of a message that is shown: msgtype and what stands under its name; text is cut, the rest refused. */
export function contentOf(world: World, body: Json, dialect: Dialect): Json {
  const msgtype = asText(body['msgtype']) ?? ''
  if (!dialect.types.includes(msgtype)) refuse(40008, `invalid message type: ${msgtype}`)
  const given = body[msgtype]
  const part: Json = isJson(given) ? given : wrongType(msgtype)
  if (msgtype === 'text') return { msgtype, text: { ...part, content: cutText(part) } }
  check(world, part, msgtype, dialect)
  return { msgtype, [msgtype]: part }
}

function check(world: World, part: Json, msgtype: string, dialect: Dialect): void {
  switch (msgtype) {
    case 'markdown':
    case 'markdown_v2':
      return void checkMarkdown(part, dialect.markdown)
    case 'textcard':
      return void checkTextcard(part)
    case 'news':
      return void checkNews(part)
    case 'template_card':
      return void checkCard(part, dialect)
    default:
      if (msgtype === 'image' && dialect.robotKey !== undefined) checkPicture(part)
      else checkMedia(world, part, msgtype, dialect)
  }
}

function checkCard(card: Json, { cardTypes }: Dialect): void {
  checkAppCard(card)
  if (cardTypes && !cardTypes.includes(String(card['card_type']))) refuse(42031, 'card_type not allowed here')
}

function cutText(part: Json): string {
  const content = asText(part['content'])
  if (content === undefined || content.trim() === '') return refuse(44004, 'text content is empty')
  return cutToBytes(content, textBytes)
}

function checkMarkdown(part: Json, limit: Limit): void {
  const content = asText(part['content'])
  if (!content) refuse(44004, 'markdown content is empty')
  else if (bytesOf(content) > limit.most) refuse(45002, `content size out of limit: ${bytesOf(content)}`)
}

function checkTextcard(part: Json): void {
  if (!isText(part, 'title', chars(128))) refuse(41016, 'missing title')
  if (!isText(part, 'description', chars(512))) refuse(40058, 'description is missing or too long')
  if (!isText(part, 'url', bytes(2_048)) || !URL.canParse(String(part['url']))) refuse(42028, 'missing url')
  if (!isTextOrNone(part, 'btntxt', chars(4))) refuse(40058, 'btntxt is too long')
}

function checkNews(part: Json): void {
  const articles = asObjects(part['articles'])
  if (articles.length < 1 || articles.length > 8) refuse(40058, 'there are 1 to 8 articles')
  for (const article of articles) {
    if (!isText(article, 'title', bytes(128))) refuse(41016, 'missing title')
    if (!isTextOrNone(article, 'description', bytes(512))) refuse(40058, 'description is too long')
    if (!article['url'] && !article['appid']) refuse(42028, 'missing url')
  }
}

function checkMedia({ state, time }: World, part: Json, type: string, { robotKey }: Dialect): void {
  const media = state.media.get(asText(part['media_id']) ?? '')
  const good = media?.type === type && media.robotKey === robotKey && time.nowMs() < media.expiresAtMs
  if (!good) refuse(40007, 'invalid media_id')
}

/** A robot's image is in the message itself. */
function checkPicture(part: Json): void {
  const data = Buffer.from(asText(part['base64']) ?? '', 'base64')
  if (data.length < 5 || data.length > 2 * 2 ** 20) refuse(40058, 'image is empty or over 2 MB')
  if (typeof part['md5'] !== 'string') refuse(40063, 'some parameters are empty: md5')
}
