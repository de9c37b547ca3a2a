import type { Card, CardBar, CardFact, CardRow, CardTable } from '#src/cards/card.ts'

/** Text as HTML holds it, in elements and in quoted attributes. */
export const html = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`)

const some = <Item>(items: readonly Item[] | undefined, draw: (items: readonly Item[]) => string): string =>
  items?.length ? draw(items) : ''

const percent = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 100)

/** A neutral card for reading: what can be pressed elsewhere is left out. */
export function cardHtml(card: Card): string {
  const { title, badge, tone, footer } = card
  const body = card.body ?? (card.facts || card.rows || card.table ? [] : [card.text])

  return [
    `<article class="card tone-${tone}">`,
    `<header>${badge ? `<span class="badge" aria-hidden="true">${html(badge)}</span>` : ''}<h2>${html(title)}</h2></header>`,
    ...body.map((paragraph) => `<p>${html(paragraph)}</p>`),
    some(card.facts, facts),
    some(card.bars, bars),
    card.table ? table(card.table) : '',
    some(card.rows, rows),
    footer ? `<footer>${html(footer)}</footer>` : '',
    '</article>',
  ].join('')
}

const facts = (all: readonly CardFact[]) =>
  `<dl>${all.map(({ label, value }) => `<div><dt>${html(label)}</dt><dd>${html(value)}</dd></div>`).join('')}</dl>`

/** Drawn by attributes: the page allows no styles but those of its own file. */
const bar = ({ label, share, mark, value }: CardBar) =>
  [
    `<li><span>${html(label)}</span><svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 10">`,
    `<rect class="fill" height="10" width="${percent(share)}"/>`,
    mark === undefined ? '' : `<rect class="mark" height="10" width="1" x="${percent(mark)}"/>`,
    `</svg><span>${html(value)}</span></li>`,
  ].join('')

const bars = (all: readonly CardBar[]) => `<ul class="bars">${all.map(bar).join('')}</ul>`

const rows = (all: readonly CardRow[]) =>
  `<ul class="rows">${all
    .map(
      ({ title, detail }) =>
        `<li><strong>${html(title)}</strong>${detail ? `<span>${html(detail)}</span>` : ''}</li>`,
    )
    .join('')}</ul>`

function table({ columns, rows: lines }: CardTable): string {
  const cells = (tag: 'th' | 'td', line: readonly string[]) =>
    `<tr>${line.map((cell) => `<${tag}>${html(cell)}</${tag}>`).join('')}</tr>`

  return `<div class="wide"><table><thead>${cells('th', columns)}</thead><tbody>${lines.map((line) => cells('td', line)).join('')}</tbody></table></div>`
}
