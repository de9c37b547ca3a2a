import { read } from './api.js'
import { byId, choiceButtons } from './dom.js'
import { recall, remember } from './remembered.js'
import { words } from './words.js'

const dialog = byId('inspector')
const pre = byId('inspector-json')
const copy = byId('inspector-copy')
let on = recall('inspector') ?? 'slack'
let shown

/** The drawer with the JSON that each platform would get. */
export function startInspector() {
  pre.tabIndex = 0 // what scrolls can be reached by the keyboard
  byId('inspector-close').addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(pre.textContent)
    copy.textContent = words('copied')
    setTimeout(() => {
      copy.textContent = words('copy')
    }, 1500)
  })
}

/** Opens a message of `user`, on the platform that was looked at last. */
export function inspect(message, user) {
  shown = { message, user }
  if (!dialog.open) dialog.showModal()
  void show()
}

async function show() {
  const tabs = [
    ['slack', words('skin-slack')],
    ['wecom', words('skin-wecom')],
    ['card', words('json-card')],
  ]
  choiceButtons(byId('inspector-tabs'), tabs, on, (next) => {
    on = next
    remember('inspector', on)
    void show()
  })
  pre.textContent = JSON.stringify(await payload(), null, 2)
  pre.scrollTop = 0
}

async function payload() {
  const { message, user } = shown
  if (on === 'card') return message.card
  try {
    return (await read('payload', { user, id: message.id, on })).payload
  } catch (error) {
    return error.message
  }
}
