import { read } from './api.js'
import { byId, el } from './dom.js'
import { words } from './words.js'

const input = byId('say')
const list = byId('completions')
const waitMs = 90

let items = []
let chosen = -1
let asking
let timer
let lastSaid = ''

/** The message box with its list of completions. `say(text)` sends; `userId()` is who types. */
export function startComposer({ say, userId }) {
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (text === '') return
    lastSaid = text
    input.value = ''
    close()
    say(text)
  })
  input.addEventListener('input', () => later(userId))
  input.addEventListener('keydown', onKey)
  input.addEventListener('blur', () => setTimeout(close, 150))
}

/** Lets people type, or not while there is nobody to answer. */
export const enableComposer = (on) => {
  input.disabled = !on
  byId('send').disabled = !on
}

/** Puts the cursor in the box where a keyboard will not cover half a phone. */
export const focusComposer = () => {
  if (matchMedia('(hover: hover)').matches) input.focus({ preventScroll: true })
}

/** Gives a text back that could not be sent. */
export const returnText = (text) => {
  if (input.value === '') input.value = text
}

function later(userId) {
  clearTimeout(timer)
  timer = setTimeout(() => suggest(userId()), waitMs)
}

async function suggest(user) {
  asking?.abort()
  const text = input.value
  if (!user || text.trim() === '') return close()

  asking = new AbortController()
  try {
    const answer = await read('complete', { user, text }, asking.signal)
    if (input.value === text) open(answer.items.slice(0, 8))
  } catch {
    close() // Typing goes on without a list; sending says what is wrong.
  }
}

function open(found) {
  items = found
  chosen = -1
  if (items.length === 0) return close()

  list.replaceChildren(
    ...items.map((item, at) =>
      el(
        'div',
        {
          role: 'option',
          id: `completion-${at}`,
          'aria-selected': 'false',
          onpointerdown: (event) => takeBy(event, at),
        },
        item,
      ),
    ),
  )
  list.hidden = false
  input.setAttribute('aria-expanded', 'true')
  byId('hint').textContent = words('suggestion-count', { n: items.length })
}

function close() {
  items = []
  chosen = -1
  list.hidden = true
  input.setAttribute('aria-expanded', 'false')
  input.removeAttribute('aria-activedescendant')
}

function choose(at) {
  chosen = (at + items.length) % items.length
  for (const [n, node] of [...list.children].entries())
    node.setAttribute('aria-selected', String(n === chosen))
  input.setAttribute('aria-activedescendant', `completion-${chosen}`)
  list.children[chosen].scrollIntoView({ block: 'nearest' })
}

function takeBy(event, at) {
  event.preventDefault()
  take(at)
}

/** A completion is a whole line. */
function take(at) {
  input.value = items[at]
  close()
  input.focus()
  input.dispatchEvent(new Event('input'))
}

/** Each answers whether the key was used up. */
const keys = {
  ArrowDown: () => when(items.length > 0, () => choose(chosen + 1)),
  ArrowUp: () =>
    items.length > 0 ? when(true, () => choose(chosen < 0 ? items.length - 1 : chosen - 1)) : recallLast(),
  Tab: (event) => when(!event.shiftKey && items.length > 0, () => take(Math.max(0, chosen))),
  Enter: (event) => when(!event.isComposing && chosen >= 0, () => take(chosen)),
  Escape: () => when(items.length > 0, close),
}

function when(possible, act) {
  if (possible) act()
  return possible
}

function onKey(event) {
  if (keys[event.key]?.(event)) event.preventDefault()
}

function recallLast() {
  return when(input.value === '' && lastSaid !== '', () => {
    input.value = lastSaid
  })
}
