import type { types } from '@slack/bolt'
import type { Card, CardBar, CardFact, CardRow, CardTable } from '#src/cards/card.ts'
import { actionBlocks, type Numbering, renderButton } from './actions.ts'
import { mrkdwn, mrkdwnLine, plain, safeUrl } from './escape.ts'
import { lengthOf, moreLength, type Squeeze, squeezes } from './length.ts'
import { LIMITS } from './limits.ts'

/** A message as Slack takes it. `text` comes first: phones and screen readers have nothing else. */
export type SlackMessage = { readonly text: string; readonly blocks: types.KnownBlock[] }

/** A card as a message to post, inside `LIMITS` whatever it holds: a long list gives way to buttons and small print. */
export const renderSlack = (card: Card): SlackMessage => ({
  text: mrkdwn(card.text, LIMITS.text) || mrkdwnLine(card.title, LIMITS.text) || '–',
  blocks: cardBlocks(card, { ...ofMessage, chars: LIMITS.blocksChars }),
})

/** The same for `response_url`, which takes longer ones than posting does (slackapi/bolt-js#2867). */
export const renderAnswer = (card: Card): SlackMessage => ({
  ...renderSlack(card),
  blocks: cardBlocks(card, ofMessage),
})

/** Where blocks stand: modals have a title of their own, and neither they nor a Home take tables. */
export type Ground = {
  readonly most: number
  readonly header: boolean
  readonly tables: boolean
  /** What all blocks may come to together, as `lengthOf` counts; absent: as long as each of them may be. */
  readonly chars?: number
}

const ofMessage: Ground = { most: LIMITS.blocks, header: true, tables: true }

/** A card as Block Kit, at most as many blocks as its ground takes. */
export function cardBlocks(card: Card, ground: Ground): types.KnownBlock[] {
  const { before, after, numbering } = frameWithin(card, ground)
  const most = ground.most - before.length - after.length
  const chars = (ground.chars ?? Number.POSITIVE_INFINITY) - lengthOf([...before, ...after])
  const listed = card.rows ?? []
  const shown = ground.tables
    ? table(card.table, listed.length > 0 ? chars - moreLength : chars)
    : tableLines(card.table)
  const room = { most: most - shown.length, chars: chars - lengthOf(shown) }

  return [...before, ...shown, ...rows(card, room, numbering), ...after]
}

type Frame = {
  readonly before: readonly types.KnownBlock[]
  readonly after: readonly types.KnownBlock[]
  readonly numbering: Numbering
}

/** All but the lists, which get what it leaves; the longest that fits. */
function frameWithin(card: Card, ground: Ground): Frame {
  const [whole, ...tighter] = squeezes
  let frame = frameOf(card, ground, whole)
  if (ground.chars === undefined) return frame

  const most = ground.chars - moreLength
  for (const squeeze of tighter) {
    if (lengthOf([...frame.before, ...frame.after]) <= most) break
    frame = frameOf(card, ground, squeeze)
  }
  return frame
}

function frameOf(card: Card, ground: Ground, { longest, factSections, actionsMost }: Squeeze): Frame {
  const numbering: Numbering = { next: 0 }
  return {
    numbering,
    before: [
      ...(ground.header ? [header(card.title)] : []),
      ...body(card.body, longest),
      ...facts(card.facts, longest).slice(0, factSections),
      ...bars(card.bars, longest),
    ],
    after: [
      ...image(card.image, longest),
      ...actionBlocks(card.actions ?? [], numbering).slice(0, actionsMost),
      ...footer(card.footer, longest),
    ],
  }
}

const section = (text: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
})

const context = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text, verbatim: true }],
})

const header = (title: string): types.HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: plain(title, LIMITS.header), emoji: false },
})

const mostParagraphs = 8

const body = (paragraphs: readonly string[] = [], longest: number): readonly types.SectionBlock[] =>
  paragraphs
    .map((paragraph) => mrkdwn(paragraph, Math.min(LIMITS.section, longest)))
    .filter(Boolean)
    .slice(0, mostParagraphs)
    .map(section)

function facts(all: readonly CardFact[] = [], longest: number): readonly types.SectionBlock[] {
  const fields = all.map(
    ({ label, value }): types.MrkdwnElement => ({
      type: 'mrkdwn',
      text: `*${mrkdwnLine(label, Math.min(100, longest)) || '–'}*\n${mrkdwn(value, Math.min(LIMITS.field - 110, longest)) || '–'}`,
      verbatim: true,
    }),
  )
  const sections: types.SectionBlock[] = []
  for (let at = 0; at < fields.length; at += LIMITS.fieldsPerSection) {
    sections.push({ type: 'section', fields: fields.slice(at, at + LIMITS.fieldsPerSection) })
  }
  return sections
}

const barCells = 10
const mostBars = 10

/** Bars of characters, each with its value in words: no number is told by a picture alone. */
function bars(all: readonly CardBar[] = [], longest: number): readonly types.SectionBlock[] {
  if (all.length === 0) return []

  const lines = all.slice(0, mostBars).map(({ label, share, value }) => {
    const full = Math.round(Math.min(1, Math.max(0, share || 0)) * barCells)
    const drawn = '▰'.repeat(full) + '▱'.repeat(barCells - full)
    return `${drawn} *${mrkdwnLine(label, Math.min(60, longest)) || '–'}* ${mrkdwnLine(value, Math.min(200, longest))}`
  })
  return [section(lines.join('\n'))]
}

/** What there is room for. */
type Room = { readonly most: number; readonly chars: number }

/** As many rows as there is room for, then how many more there are, beside the button that opens them. */
function rows(
  { rows: all = [], rest }: Card,
  { most, chars }: Room,
  numbering: Numbering,
): readonly types.KnownBlock[] {
  const shown = all.slice(0, Math.max(0, most)).map((row) => rowBlock(row, numbering))
  if (shown.length === all.length && lengthOf(shown) <= chars) return shown
  if (most <= 0) return []

  let [kept, left] = [0, chars - moreLength]
  for (const block of shown.slice(0, most - 1)) {
    left -= lengthOf([block])
    if (left < 0) break
    kept++
  }
  return [...shown.slice(0, kept), more(all.length - kept, rest && renderButton(rest, numbering, 'open'))]
}

/** `+12 …`, with the button that opens them. */
const more = (left: number, accessory?: types.Button): types.SectionBlock | types.ContextBlock =>
  accessory ? { ...section(`+${left} …`), accessory } : context(`+${left} …`)

function rowBlock({ title, detail, action }: CardRow, numbering: Numbering): types.SectionBlock {
  const accessory = action && renderButton(action, numbering, 'open')
  const text = `*${mrkdwnLine(title, 500) || '–'}*${detail ? `\n${mrkdwn(detail, 2_000)}` : ''}`

  return accessory ? { ...section(text), accessory } : section(text)
}

/** Whole rows up to Slack's characters a table, then how many more there are; cells may not be empty. */
function table(given: CardTable | undefined, room: number): readonly types.KnownBlock[] {
  if (!given) return []

  const most = Math.min(LIMITS.tableChars, room - LIMITS.blockFrame - moreLength)
  const lines: types.RawTextElement[][] = []
  let chars = 0
  for (const line of [given.columns, ...given.rows].slice(0, LIMITS.tableRows)) {
    const cells = line.slice(0, LIMITS.tableColumns).map((cell) => plain(cell, 400))
    chars += cells.join('').length
    if (chars > most || cells.length === 0) break
    lines.push(cells.map((text) => ({ type: 'raw_text', text })))
  }
  const left = given.rows.length + 1 - Math.max(1, lines.length)
  return [
    ...(lines.length === 0 ? [] : [{ type: 'table', rows: lines } satisfies types.TableBlock]),
    ...(left > 0 && room >= moreLength ? [more(left)] : []),
  ]
}

const mostTableLines = 20

/** A table where there are none: a line a row. */
function tableLines(given?: CardTable): readonly types.SectionBlock[] {
  if (!given) return []

  return [given.columns, ...given.rows]
    .slice(0, mostTableLines)
    .map((line) => mrkdwn(line.join(' · '), LIMITS.section))
    .filter(Boolean)
    .map(section)
}

function image(given: Card['image'], longest: number): readonly types.ImageBlock[] {
  const image_url = given && safeUrl(given.url, LIMITS.url)
  return image_url
    ? [{ type: 'image', image_url, alt_text: plain(given.alt, Math.min(LIMITS.altText, longest)) }]
    : []
}

function footer(given: string | undefined, longest: number): readonly types.ContextBlock[] {
  const text = mrkdwn(given ?? '', Math.min(LIMITS.context, longest))
  return text ? [context(text)] : []
}
