import { post, Refused, read } from './api.js'
import { enableComposer, focusComposer, returnText, startComposer } from './composer.js'
import {
  clearConversation,
  jumpToEnd,
  newestShown,
  showMessage,
  showThinking,
  showWelcome,
} from './conversation.js'
import { byId, choiceButtons, el } from './dom.js'
import { showForm } from './form.js'
import { inspect, startInspector } from './inspector.js'
import { listen } from './live.js'
import { showCurrent, showPeople, startPeople } from './people.js'
import { recall, remember } from './remembered.js'
import { browserLocale, currentLocale, loadWords, speak, words } from './words.js'

const root = document.documentElement
const examples = ['tier', 'today', 'ask', 'help']

let person
let setsLocale = false
/** Counts changes of person: what was asked for another one is not shown. */
let turn = 0

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function banner(...content) {
  byId('banner').hidden = content[0] === undefined
  byId('banner').replaceChildren(...content.filter(Boolean))
}

/** What is pressed and cannot be done is said. */
const attempt = (work) => work.catch(() => banner(words('no-answer')))

/** The sample's people read what people there read: on the first visit one has it in the browser's language at once. */
const suited = async (first, isFirstVisit) =>
  isFirstVisit && setsLocale && first.locale !== browserLocale
    ? (await post('locale', { user: first.id, locale: browserLocale })).person
    : first

/** Says that it was changed, or offers it to who came back; either is one press. */
function tellLanguage(theirs) {
  if (!setsLocale || theirs === browserLocale) return
  const [told, offer, to] =
    person.locale === browserLocale
      ? ['language-changed', 'language-back', theirs]
      : ['other-language', 'switch-language', browserLocale]
  const say = (key) => words(key, { name: person.name }, browserLocale)
  const change = () => attempt(changeLocale(to))
  banner(`${say(told)} `, el('button', { type: 'button', class: 'link', onclick: change }, say(offer)))
}

let offline = false
function showOffline(lost) {
  if (lost || offline) banner(lost ? words('offline') : undefined)
  offline = lost
}

const shownWith = (quiet) => ({
  person,
  press,
  quiet,
  inspect: (message) => inspect(message, person.id),
})

/** Sends and shows what comes back; a refusal stands in the banner and the text goes back into the box. */
async function exchange(path, body, typed) {
  const asked = turn
  const done = showThinking()
  banner(undefined)
  try {
    const { messages } = await post(path, { user: person.id, ...body })
    done()
    if (asked === turn) for (const message of messages) showMessage(message, shownWith(false))
  } catch (error) {
    done()
    if (typed !== undefined) returnText(typed)
    banner(words('not-sent', { reason: error instanceof Refused ? error.message : words('no-answer') }))
  }
}

const say = (text) => exchange('say', { text }, text)
const press = ({ label, call, asksForm }) =>
  asksForm ? attempt(openForm(label, call)) : exchange('press', { label, call })

/** Asks for a form and sends it; what is answered in its place is shown as an answer. */
async function openForm(label, call) {
  const [asked, userId] = [turn, person.id]
  const show = ({ messages = [] }) => {
    if (asked === turn) for (const message of messages) showMessage(message, shownWith(false))
  }
  const { form, ...answered } = await post('form', { user: userId, label, call })
  if (!form) return show(answered)
  const send = async (values) => {
    const filled = { command: form.call.command, input: { ...form.call.input, ...values } }
    const { refusal, ...sent } = await post('submit', { user: userId, label: form.title, call: filled })
    show(sent)
    return refusal
  }
  showForm(form, { userId, send })
}

/** Speaks as another person from here on. */
async function become(next) {
  turn += 1
  const asked = turn
  person = next
  remember('person', next.id)
  const isOther = currentLocale() !== next.locale
  speakTheirs(next.locale)
  if (isOther) void showPeople(become)
  clearConversation()
  showCurrent(next)

  const { messages } = await read('messages', { user: next.id })
  if (asked !== turn) return
  for (const message of messages) showMessage(message, shownWith(true))
  if (messages.every(({ direction }) => direction === 'out'))
    showWelcome(
      next,
      examples.map((name) => words(`example-${name}`)),
      say,
    )
  jumpToEnd()
  listen(next.id, newestShown(), {
    message: (message) => asked === turn && showMessage(message, shownWith(false)),
    offline: showOffline,
  })
  focusComposer()
}

function speakTheirs(locale) {
  speak(locale)
  showSwitches()
}

/** The page's language and, on the trial store, that of the answers to come. */
async function changeLocale(locale) {
  banner(undefined)
  if (setsLocale) person = (await post('locale', { user: person.id, locale })).person
  speakTheirs(locale)
  await showPeople(become)
  await become({ ...person, locale })
}

function showSwitches() {
  const skins = [
    ['slack', words('skin-slack')],
    ['wecom', words('skin-wecom-short')],
  ]
  choiceButtons(byId('skins'), skins, root.dataset.skin, (skin) => {
    root.dataset.skin = skin
    remember('skin', skin)
    showSwitches()
    jumpToEnd()
  })
  const locales = [
    ['zh', '中'],
    ['en', 'EN'],
  ]
  choiceButtons(byId('locales'), locales, currentLocale(), (locale) => attempt(changeLocale(locale)))
}

function startTheme() {
  const apply = (theme) => {
    if (theme) root.dataset.theme = theme
  }
  apply(recall('theme'))
  byId('theme').addEventListener('click', () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches
    apply(dark ? 'light' : 'dark')
    remember('theme', root.dataset.theme)
  })
}

/** Waits for the company, saying how far it is. */
async function untilReady() {
  for (;;) {
    const state = await read('state').catch(() => undefined)
    if (state?.phase === 'ready') {
      setsLocale = state.setsLocale
      byId('loading').hidden = true
      return
    }
    showLoading(state)
    await pause(500)
  }
}

function showLoading(state) {
  byId('loading').hidden = false
  const counted = state?.total !== undefined
  const key =
    { failed: 'failed', loading: counted ? 'loading-percent' : 'loading' }[state?.phase] ?? 'offline'
  const percent = Math.floor((100 * (state?.done ?? 0)) / (state?.total || 1))
  const text = words(key, { percent })
  if (byId('loading-text').textContent !== text) byId('loading-text').textContent = text

  const bar = byId('loading-bar')
  bar.hidden = state?.phase === 'failed'
  if (counted) {
    bar.max = state.total
    bar.value = state.done ?? 0
  }
}

/** The first customer is there and can be asked about; the others still come in. */
async function showFilling() {
  for (;;) {
    const state = await read('state').catch(() => undefined)
    const filling = state?.total !== undefined && state.done < state.total
    byId('filling').hidden = !filling
    if (!filling) return

    byId('filling').textContent = words('filling', { percent: Math.floor((100 * state.done) / state.total) })
    await pause(1_000)
  }
}

async function start() {
  root.dataset.skin = recall('skin') === 'wecom' ? 'wecom' : 'slack'
  startTheme()
  startInspector()
  startPeople((next) => attempt(become(next)))
  startComposer({ say, userId: () => person?.id })
  enableComposer(false)
  await loadWords()
  speakTheirs(currentLocale())
  await untilReady()
  attempt(showFilling())

  const people = await showPeople(become)
  const isFirstVisit = recall('person') === undefined
  const first =
    [recall('person'), 'mei'].map((id) => people.find((one) => one.id === id)).find(Boolean) ?? people[0]
  if (!first) return banner(words('no-users'))
  enableComposer(true)
  await become(await suited(first, isFirstVisit))
  await showPeople(become)
  tellLanguage(first.locale)
}

await attempt(start())
