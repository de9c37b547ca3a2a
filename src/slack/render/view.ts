import type { types } from '@slack/bolt'
import type { Card, CommandCall } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import { inBothLanguages } from './both-languages.ts'
import { json, mrkdwn, plain } from './escape.ts'
import { inputBlock } from './input-block.ts'
import { LIMITS } from './limits.ts'
import { cardBlocks } from './render.ts'

/** What a modal remembers: where it was opened from, and of a form what it calls. Ids alone, never data. */
export type ViewMemory = {
  /** It was opened from the Home, which then shows what has changed. */
  readonly home?: true
  readonly call?: CommandCall
}

const title = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: plain(text, LIMITS.viewTitle),
  emoji: false,
})
const button = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: plain(text, LIMITS.viewButton),
  emoji: false,
})

const closes = button('OK')

/** A card in a modal: its title whole in the first block, since a modal's own holds 24 characters. */
export const cardView = (card: Card, { home }: ViewMemory = {}): types.ModalView => ({
  type: 'modal',
  callback_id: 'card',
  title: title('Tierwise'),
  close: closes,
  private_metadata: json(home ? { home } : {}),
  blocks: cardBlocks(card, { most: LIMITS.viewBlocks, header: true, tables: false }),
})

/** Somebody's Home. */
export const homeView = (card: Card): types.HomeView => ({
  type: 'home',
  callback_id: 'home',
  blocks: cardBlocks(card, { most: LIMITS.viewBlocks, header: true, tables: false }),
})

/** What stands there while the real one is made: a trigger is good for three seconds only. */
export const loadingView = (memory: ViewMemory = {}): types.ModalView =>
  cardView(inBothLanguages('slack.loading', {}), memory)

/** A form to fill in; what it calls stands in its memory. */
export function formView(
  { title: name, submit, call, fields, intro, footer }: Form,
  memory: ViewMemory,
): types.ModalView {
  const private_metadata = json({ ...memory, call } satisfies ViewMemory)
  // Half a call would be another one: a form's call names records, never what is written in it.
  if (private_metadata.length > LIMITS.privateMetadata)
    return cardView(inBothLanguages('slack.failed', {}), memory)

  const about = mrkdwn(intro ?? '', LIMITS.section - '**'.length)
  const head: types.SectionBlock[] = about
    ? [{ type: 'section', text: { type: 'mrkdwn', text: `*${about}*`, verbatim: true } }]
    : []
  const small = mrkdwn(footer ?? '', LIMITS.context)
  const foot: types.ContextBlock[] = small
    ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: small, verbatim: true }] }]
    : []
  return {
    type: 'modal',
    callback_id: 'form',
    title: title(name),
    submit: button(submit),
    close: { type: 'plain_text', text: '×', emoji: false },
    private_metadata,
    blocks: [...head, ...fields.slice(0, LIMITS.viewBlocks - 2).flatMap(inputBlock), ...foot],
  }
}
