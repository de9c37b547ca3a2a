import { asText, type Json, nodesOf } from './json.ts'
import type { Content, Message, Person } from './shapes.ts'
import type { State, View } from './state.ts'

/** A message as somebody sees it: a snapshot, so a test can press what has since been replaced. */
export type Seen = {
  readonly channel: string
  readonly ts: string
  readonly from: string
  /** The fallback text, which phones show. */
  readonly text: string
  readonly blocks: readonly Json[]
  readonly ephemeral: boolean
  readonly threadTs: string | undefined
  readonly files: readonly string[]
  /** Everything there is to read: text, blocks, unfurls, file names. */
  readonly words: string
}

const readable = ['text', 'alt_text', 'caption', 'accessibility_label', 'hint', 'title']

/** The words in blocks, in order. */
export const wordsOf = (value: unknown): string =>
  nodesOf(value)
    .flatMap((node) => readable.flatMap((key) => asText(node[key]) ?? []))
    .join('\n')

const contentWords = ({ text, blocks }: Content) => [text, wordsOf(blocks)].filter(Boolean).join('\n')

/** Whether a message is for these eyes: in their channel, and not for somebody else alone. */
const isFor = (state: State, person: Person, message: Message) =>
  Boolean(state.channels.get(message.channel)?.members.has(person.id)) &&
  (message.onlyFor === undefined || message.onlyFor === person.id)

const seen = (state: State, message: Message): Seen => {
  const unfurled = [...message.unfurls.values()].map(contentWords)
  const names = message.files.flatMap((id) => {
    const file = state.files.get(id)
    return file ? [`${file.title} (${file.name})`] : []
  })
  return {
    channel: message.channel,
    ts: message.ts,
    from: message.user,
    text: message.content.text,
    blocks: message.content.blocks,
    ephemeral: message.onlyFor !== undefined,
    threadTs: message.threadTs,
    files: message.files,
    words: [contentWords(message.content), ...unfurled, ...names].join('\n'),
  }
}

/** The person of an id, for a gesture or a look. */
export const personOf = (state: State, id: string): Person => {
  const person = state.people.get(id)
  if (!person) throw new Error(`no person ${id} in this Slack: add them with slack.add.person('${id}')`)
  return person
}

/** What somebody sees now, oldest first, in one channel or in all of theirs. */
export const seenBy = (state: State, id: string, channel?: string): readonly Seen[] => {
  const person = personOf(state, id)
  return state.messages
    .filter((message) => !message.deleted && isFor(state, person, message))
    .filter((message) => channel === undefined || message.channel === channel)
    .map((message) => seen(state, message))
}

const viewsOf = (state: State, id: string): readonly View[] =>
  [...state.views.values()].filter((view) => view.userId === id)

/** Every word that somebody has ever had before their eyes: also what was replaced, deleted, in modals and their Home. */
export const everSeenBy = (state: State, id: string): string => {
  const person = personOf(state, id)
  const messages = state.messages.filter((message) => isFor(state, person, message))
  return [
    ...messages.flatMap((message) => [seen(state, message).words, ...message.past.map(contentWords)]),
    ...viewsOf(state, id).flatMap(({ body, past, errors }) => [
      ...[...past, body].map(wordsOf),
      JSON.stringify(errors),
    ]),
    ...(state.suggested.get(id) ?? []),
  ].join('\n')
}

/** The modal on top of somebody's screen. */
export const modalOf = (state: State, id: string): View | undefined =>
  viewsOf(state, id)
    .filter(({ open, body }) => open && body['type'] === 'modal')
    .at(-1)

/** Somebody's Home. */
export const homeOf = (state: State, id: string): View | undefined =>
  viewsOf(state, id).find(({ body }) => body['type'] === 'home')
