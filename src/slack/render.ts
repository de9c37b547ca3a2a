import type { types } from '@slack/bolt'
import type { Card, CardBar, CardFact, CardRow, CardTable } from '#src/cards/card.ts'
import { actionBlocks, type Numbering, renderButton } from './actions.ts'
import { mrkdwn, mrkdwnLine, plain, safeUrl } from './escape.ts'
import { LIMITS } from './limits.ts'

/** A message as Slack takes it. `text` comes first: phones and screen readers have nothing else. */
export type SlackMessage = { readonly text: string; readonly blocks: types.KnownBlock[] }

/** How many blocks the parts before and after a card's rows may take. */
const most = { body: 8, factSections: 4, actionBlocks: 8 } as const

/** A card as a message, inside `LIMITS` whatever it holds: a long list gives way to buttons and small print. */
export const renderSlack = (card: Card): SlackMessage => ({
  text: mrkdwn(card.text, LIMITS.text) || mrkdwnLine(card.title, LIMITS.text) || '–',
  blocks: cardBlocks(card, { most: LIMITS.blocks, header: true, tables: true }),
})

/** Where blocks stand: modals have a title of their own, and neither they nor a Home take tables. */
export type Ground = { readonly most: number; readonly header: boolean; readonly tables: boolean }

/** A card as Block Kit, at most as many blocks as its ground takes. */
export function cardBlocks(card: Card, ground: Ground): types.KnownBlock[] {
  const numbering: Numbering = { next: 0 }
  const before = [
    ...(ground.header ? [header(card.title)] : []),
    ...body(card.body),
    ...facts(card.facts),
    ...bars(card.bars),
    ...(ground.tables ? table(card.table) : tableLines(card.table)),
  ]
  const after = [
    ...image(card.image),
    ...actionBlocks(card.actions ?? [], numbering).slice(0, most.actionBlocks),
    ...footer(card.footer),
  ]
  const room = ground.most - before.length - after.length

  return [...before, ...rows(card.rows ?? [], room, numbering), ...after]
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

const body = (paragraphs: readonly string[] = []): readonly types.SectionBlock[] =>
  paragraphs
    .map((paragraph) => mrkdwn(paragraph, LIMITS.section))
    .filter(Boolean)
    .slice(0, most.body)
    .map(section)

function facts(all: readonly CardFact[] = []): readonly types.SectionBlock[] {
  const fields = all.map(
    ({ label, value }): types.MrkdwnElement => ({
      type: 'mrkdwn',
      text: `*${mrkdwnLine(label, 100) || '–'}*\n${mrkdwn(value, LIMITS.field - 110) || '–'}`,
      verbatim: true,
    }),
  )
  const sections: types.SectionBlock[] = []
  for (let at = 0; at < fields.length && sections.length < most.factSections; at += LIMITS.fieldsPerSection) {
    sections.push({ type: 'section', fields: fields.slice(at, at + LIMITS.fieldsPerSection) })
  }
  return sections
}

const barCells = 10
const mostBars = 10

/** Bars of characters, each with its value in words: no number is told by a picture alone. */
function bars(all: readonly CardBar[] = []): readonly types.SectionBlock[] {
  if (all.length === 0) return []

  const lines = all.slice(0, mostBars).map(({ label, share, value }) => {
    const full = Math.round(Math.min(1, Math.max(0, share || 0)) * barCells)
    const drawn = '▰'.repeat(full) + '▱'.repeat(barCells - full)
    return `${drawn} *${mrkdwnLine(label, 60) || '–'}* ${mrkdwnLine(value, 200)}`
  })
  return [section(lines.join('\n'))]
}

function rows(all: readonly CardRow[], room: number, numbering: Numbering): readonly types.KnownBlock[] {
  const shown = all.length <= room ? all : all.slice(0, Math.max(0, room - 1))
  const left = all.length - shown.length

  return [
    ...shown.map((row) => rowBlock(row, numbering)),
    ...(left > 0 && room > 0 ? [context(`+${left} …`)] : []),
  ]
}

function rowBlock({ title, detail, action }: CardRow, numbering: Numbering): types.SectionBlock {
  const accessory = action && renderButton(action, numbering, 'open')
  const text = `*${mrkdwnLine(title, 500) || '–'}*${detail ? `\n${mrkdwn(detail, 2_000)}` : ''}`

  return accessory ? { ...section(text), accessory } : section(text)
}

/** Whole rows up to Slack's characters a table; cells may not be empty. */
function table(given?: CardTable): readonly types.TableBlock[] {
  if (!given) return []

  const lines: types.RawTextElement[][] = []
  let chars = 0
  for (const line of [given.columns, ...given.rows].slice(0, LIMITS.tableRows)) {
    const cells = line.slice(0, LIMITS.tableColumns).map((cell) => plain(cell, 400))
    chars += cells.join('').length
    if (chars > LIMITS.tableChars || cells.length === 0) break
    lines.push(cells.map((text) => ({ type: 'raw_text', text })))
  }
  return lines.length === 0 ? [] : [{ type: 'table', rows: lines }]
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

function image(given: Card['image']): readonly types.ImageBlock[] {
  const image_url = given && safeUrl(given.url, LIMITS.url)
  return image_url ? [{ type: 'image', image_url, alt_text: plain(given.alt, LIMITS.altText) }] : []
}

function footer(given?: string): readonly types.ContextBlock[] {
  const text = mrkdwn(given ?? '', LIMITS.context)
  return text ? [context(text)] : []
}
