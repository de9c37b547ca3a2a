import { asText, isJson, type Json } from '../fake-slack/json.ts'
import { personOf } from './people.ts'
import type { Message } from './shapes.ts'
import type { State } from './state.ts'
import { wordsOf } from './words.ts'

/** A message as somebody sees it: a snapshot, so a test can press what has since been replaced. */
export type Seen = {
  readonly id: string
  /** `app`, `bot` (the AI bot in 1:1) or a group's chatid. */
  readonly place: string
  readonly from: string
  readonly msgtype: string
  /** The text or markdown; '' for cards and files. */
  readonly text: string
  readonly card: Json | undefined
  /** The pressed button's new words, after an update by `button.replace_name`. */
  readonly replaced: string | undefined
  /** Of a file, picture, voice or video. */
  readonly file: { readonly name: string; readonly data: Buffer } | undefined
  /** Everything there is to read. */
  readonly words: string
}

const placeOf = ({ place }: Message) => (place.kind === 'group' ? place.chatid : place.kind)

const seen = (state: State, message: Message, userid: string): Seen => {
  const body = message.changed.get(userid) ?? message.body
  const msgtype = asText(body['msgtype']) ?? ''
  const part = isJson(body[msgtype]) ? body[msgtype] : {}
  const media = state.media.get(asText(part['media_id']) ?? '')
  return {
    id: message.id,
    place: placeOf(message),
    from: message.from,
    msgtype,
    text: asText(part['content']) ?? '',
    card: msgtype === 'template_card' ? part : undefined,
    replaced: asText(body['replaced']),
    file: media && { name: media.filename, data: media.data },
    words: [...wordsOf(body), ...(media ? [media.filename] : [])].join('\n'),
  }
}

/** What others have written for somebody, oldest first, in one place or in all of theirs. */
export function seenBy(state: State, id: string, place?: string): readonly Seen[] {
  const userid = personOf(state, id).userid.toLowerCase()
  return state.messages
    .filter(({ readers, recalled }) => !recalled && readers.has(userid))
    .filter(({ from }) => from.toLowerCase() !== userid)
    .filter((message) => place === undefined || placeOf(message) === place)
    .map((message) => seen(state, message, userid))
}

/** Every word that somebody has ever had before their eyes: also what was replaced or recalled. */
export function everSeenBy(state: State, id: string): string {
  const userid = personOf(state, id).userid.toLowerCase()
  return state.messages
    .filter(({ readers }) => readers.has(userid))
    .flatMap((message) => [
      seen(state, message, userid).words,
      ...message.past.flatMap((body) => wordsOf(body)),
    ])
    .join('\n')
}
