import { el, held } from './dom.js'

const isNumber = (cell) => /^[-+−]?[¥$€£]?[\d.,\s]+(?:%|k|m|万|亿)?$/.test(cell)

/** A card's table; columns of numbers stand to the right. It scrolls sideways by itself where it is too wide. */
export function tableNode({ columns, rows }) {
  const classes = columns.map((_, at) => {
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every(isNumber) ? 'number' : undefined
  })
  const cell = (tag, props) => (text, at) => el(tag, { class: classes[at], ...props }, held(text))
  const head = el('thead', {}, el('tr', {}, columns.map(cell('th', { scope: 'col' }))))
  const lines = rows.map((row) => el('tr', {}, row.map(cell('td', {}))))

  return el(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': columns.join(', ') },
    el('table', {}, head, el('tbody', {}, lines)),
  )
}
