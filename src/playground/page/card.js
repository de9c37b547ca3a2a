import { tableNode } from './card-table.js'
import { el, held } from './dom.js'
import { words } from './words.js'

const plainTones = new Set(['neutral', 'good', 'warning', 'bad'])

/** A neutral card as elements; `press({ label, call })` is what its buttons do. */
export function cardNode(card, press) {
  const tone = plainTones.has(card.tone) ? card.tone : 'neutral'
  const body = card.body ?? (card.facts || card.rows || card.table ? [] : [card.text])

  return el(
    'article',
    { class: `card tone-${tone}`, 'aria-label': card.title },
    el('header', { class: 'card-head' }, badge(card.badge), el('h2', {}, card.title)),
    body.map((paragraph) => el('p', { class: 'card-body' }, held(paragraph))),
    facts(card.facts),
    bars(card.bars),
    card.table ? tableNode(card.table) : undefined,
    rows(card.rows, press),
    picture(card.image),
    actions(card.actions, press),
    card.footer ? el('footer', { class: 'card-foot' }, card.footer) : undefined,
  )
}

const badge = (text) =>
  text
    ? el(
        'span',
        { class: `badge badge-${/^[A-E]$/.test(text) ? text : 'other'}`, 'aria-hidden': 'true' },
        text,
      )
    : undefined

/** A value that would stand as a pillar in half a card gets the whole width. A Chinese character is two wide. */
const isLong = (value) => value.length + (value.match(/\p{Script=Han}/gu)?.length ?? 0) > 100

const facts = (all) =>
  all?.length
    ? el(
        'dl',
        { class: 'facts' },
        all.map(({ label, value }) =>
          el(
            'div',
            { class: isLong(value) ? 'wide' : undefined },
            el('dt', {}, label),
            el('dd', {}, held(value)),
          ),
        ),
      )
    : undefined

const percent = (share) => `${Math.round(Math.min(1, Math.max(0, share || 0)) * 100)}%`

function bar({ label, share, mark, value }) {
  const fill = el('span', { class: 'bar-fill' })
  fill.style.setProperty('--to', percent(share))
  const track = el('span', { class: 'bar-track', 'aria-hidden': 'true' }, fill)
  if (mark !== undefined) {
    const line = el('span', { class: 'bar-mark', title: words('median') })
    line.style.setProperty('--at', percent(mark))
    track.append(line)
    if (share < mark) fill.classList.add('below')
  }
  return el(
    'li',
    {},
    el('span', { class: 'bar-label' }, label),
    track,
    el('span', { class: 'bar-value' }, value),
  )
}

const bars = (all) => (all?.length ? el('ul', { class: 'bars', role: 'list' }, all.map(bar)) : undefined)

const rows = (all, press) =>
  all?.length
    ? el(
        'ul',
        { class: 'rows', role: 'list' },
        all.map(({ title, detail, action }) =>
          el(
            'li',
            {},
            el('div', {}, el('strong', {}, title), detail ? el('span', {}, detail) : undefined),
            action ? button({ ...action, spoken: `${action.label}: ${title}` }, press) : undefined,
          ),
        ),
      )
    : undefined

const picture = (image) =>
  image && /^(https?:\/\/|\/playground\/file\?)/.test(image.url)
    ? el('img', {
        class: 'card-image',
        src: image.url,
        alt: image.alt,
        loading: 'lazy',
        referrerpolicy: 'no-referrer',
      })
    : undefined

const button = ({ kind, label, spoken, call, style }, press) =>
  el(
    'button',
    {
      type: 'button',
      class: `act ${style ?? ''}`,
      'aria-label': spoken,
      onclick: () => press({ label: spoken ?? label, call, asksForm: kind === 'form' }),
    },
    label,
  )

function choice({ label, submit, field, call, options }, press) {
  const select = el(
    'select',
    { 'aria-label': label },
    options.map((option) => el('option', { value: option.value }, option.label)),
  )
  const go = () => {
    const chosen = options.find(({ value }) => value === select.value)
    press({
      label: `${label}: ${chosen?.label ?? ''}`,
      call: { command: call.command, input: { ...call.input, [field]: select.value } },
    })
  }
  return el(
    'span',
    { class: 'choice' },
    submit ? el('span', { class: 'choice-label', 'aria-hidden': 'true' }, label) : undefined,
    select,
    el(
      'button',
      { type: 'button', class: 'act', 'aria-label': submit && `${submit}: ${label}`, onclick: go },
      submit ?? label,
    ),
  )
}

const actions = (all, press) =>
  all?.length
    ? el(
        'div',
        { class: 'actions' },
        all.map((action) => (action.kind === 'select' ? choice(action, press) : button(action, press))),
      )
    : undefined
