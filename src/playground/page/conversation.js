import { avatar, botAvatar } from './avatar.js'
import { cardNode } from './card.js'
import { byId, el } from './dom.js'
import { timeOf, words } from './words.js'

const list = byId('messages')
const scroll = byId('scroll')
const shown = new Map()
let newestMs = 0

scroll.tabIndex = 0 // what scrolls can be reached by the keyboard

/** The time of the newest message shown, in ms: where the live stream goes on. */
export const newestShown = () => newestMs

/** Empties the conversation for another person. */
export function clearConversation() {
  shown.clear()
  newestMs = 0
  list.replaceChildren()
}

/** Shows a message once, in its place by time. Answers whether it was new. */
export function showMessage(message, { person, press, inspect, quiet = false }) {
  const standing = shown.get(message.id)
  if (standing && (standing.dataset.changedAt ?? '') === (message.changedAt ?? '')) return false
  const node = nodeOf(message, { person, press, inspect })
  node.dataset.at = message.at
  if (message.changedAt) node.dataset.changedAt = message.changedAt
  if (standing) {
    standing.replaceWith(node)
    shown.set(message.id, node)
    return false
  }

  const after = [...list.children].findLast((other) => (other.dataset.at ?? '') <= message.at)
  if (after) after.after(node)
  else list.prepend(node)
  shown.set(message.id, node)
  newestMs = Math.max(newestMs, Date.parse(message.at))

  if (!quiet) reveal(node, message)
  return true
}

function nodeOf(message, { person, press, inspect }) {
  if (message.direction === 'in') return spoken(message, person)
  return message.card ? answered(message, person, press, inspect) : toCopy(message)
}

/** Scrolls to the end, and says a new card's words once to a screen reader. */
function reveal(node, message) {
  node.classList.add('new')
  if (message.direction === 'out') byId('told').textContent = message.card?.text ?? message.text ?? ''
  const tall = node.offsetHeight > scroll.clientHeight - 40
  node.scrollIntoView({ block: tall ? 'start' : 'end', behavior: calm() ? 'instant' : 'smooth' })
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Straight to the newest, without a scroll one has to watch. */
export const jumpToEnd = () => {
  scroll.scrollTop = scroll.scrollHeight
}

const frame = (side, picture, name, at, ...content) =>
  el(
    'li',
    { class: `message ${side}` },
    picture,
    el(
      'div',
      { class: 'message-main' },
      el('p', { class: 'message-meta' }, el('strong', {}, name), el('time', { datetime: at }, timeOf(at))),
      ...content,
    ),
  )

const spoken = ({ text, at }, person) =>
  frame('mine', avatar(person), person.name, at, el('p', { class: 'bubble' }, text ?? ''))

function answered(message, person, press, inspect) {
  const json = el(
    'button',
    {
      type: 'button',
      class: 'json',
      'aria-label': words('open-json-label'),
      onclick: () => inspect(message),
    },
    `{ } ${words('open-json')}`,
  )
  const card = cardNode(withPicture(message, person), press)
  const node = frame('theirs', botAvatar(), 'Tierwise', message.at, card, fileLinks(message, person))
  const meta = node.querySelector('.message-meta')
  meta.querySelector('strong').after(el('span', { class: 'app-mark' }, words('app')))
  if (message.pushed) meta.append(el('span', { class: 'pushed' }, words('pushed')))
  meta.append(json)
  return node
}

/** Words that the bot hands over as they stand, with a button that takes them. */
function toCopy({ text = '', at }) {
  const button = el(
    'button',
    { type: 'button', class: 'copy', onclick: () => copied(text, button) },
    words('copy'),
  )
  return frame(
    'theirs words',
    botAvatar(),
    'Tierwise',
    at,
    el('p', { class: 'bubble copyable' }, text),
    button,
  )
}

/** Says that it was taken; where the browser does not let the page, the words are marked to be copied by hand. */
async function copied(text, button) {
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = words('copied')
    setTimeout(() => {
      button.textContent = words('copy')
    }, 2000)
  } catch {
    getSelection().selectAllChildren(button.previousSibling)
  }
}

const fileUrl = (id, n, person) =>
  `/playground/file?${new URLSearchParams({ user: person.id, id, n: String(n) })}`

/** A card whose picture is one of the message's own files (`attached:digest.png`) shows that file. */
function withPicture({ id, card, files }, person) {
  const name = card.image?.url?.startsWith('attached:') ? card.image.url.slice('attached:'.length) : undefined
  const n = name === undefined ? -1 : (files ?? []).indexOf(name)
  return n < 0 ? card : { ...card, image: { ...card.image, url: fileUrl(id, n, person) } }
}

/** What was sent along, each as a link that saves it. */
const fileLinks = ({ id, files }, person) =>
  files?.length
    ? el(
        'ul',
        { class: 'files', role: 'list' },
        files.map((name, n) => {
          return el('li', {}, el('a', { class: 'file', href: fileUrl(id, n, person), download: name }, name))
        }),
      )
    : undefined

/** What stands at the end where nothing was asked yet: a greeting and things to try. */
export function showWelcome(person, examples, say) {
  const node = frame(
    'theirs welcome',
    botAvatar(),
    'Tierwise',
    new Date().toISOString(),
    el(
      'div',
      { class: 'card tone-neutral' },
      el('h2', {}, words('welcome', { name: person.name })),
      el('p', { class: 'card-body' }, words('welcome-more')),
      el(
        'div',
        { class: 'examples' },
        examples.map((text) =>
          el('button', { type: 'button', class: 'example', onclick: () => say(text) }, text),
        ),
      ),
    ),
  )
  node.dataset.at = ''
  list.append(node)
}

/** Three dots while an answer is on its way. */
export function showThinking() {
  const node = frame(
    'theirs thinking',
    botAvatar(),
    'Tierwise',
    new Date().toISOString(),
    el('p', { class: 'dots', role: 'status', 'aria-label': words('thinking') }, el('i'), el('i'), el('i')),
  )
  node.dataset.at = '9'
  list.append(node)
  node.scrollIntoView({ block: 'end' })
  return () => node.remove()
}
