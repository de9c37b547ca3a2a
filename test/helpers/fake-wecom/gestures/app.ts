import { asObjects, asText, isJson, type Json } from '../../fake-slack/json.ts'
import type { Delivery } from '../callbacks/delivery.ts'
import { newResponseCode } from '../response-codes.ts'
import type { Seen } from '../seen.ts'
import { addMessage } from '../sent.ts'
import type { Xml } from '../xml.ts'
import { type Browser, browserOf } from './browser.ts'
import { type Choices, chosenOn, findButton } from './find-control.ts'
import { fromMember, type Hands } from './hands.ts'

/** What a member does in the app's own conversation; each answers WeCom's tries. */
export type AppGestures = {
  writes(text: string): Promise<readonly Delivery[]>
  /** An event by its name: `enter_agent`, `subscribe`, `unsubscribe`. */
  entersApp(event?: string): Promise<readonly Delivery[]>
  /** An entry of the menu, by its name. */
  clicksMenu(name: string): Promise<readonly Delivery[]>
  /** A button, with what is chosen on the card. */
  presses(seen: Seen, label: string, choices?: Choices): Promise<readonly Delivery[]>
  /** Opens a page through WeCom: the `code` that its address then carries. */
  signsIn(): string
  /** The browser inside WeCom: pages are told who it is when they send it to WeCom's sign-in. */
  browser(): Browser
  /** A customer changed by hand: a new remark, an added or deleted contact. */
  changesCustomer(id: string, change?: string): Promise<readonly Delivery[]>
}

const event = (hands: Hands, name: string, fields: Record<string, Xml>) =>
  hands.callbacks.send({ ...fromMember(hands), MsgType: 'event', Event: name, ...fields })

async function clicksMenu(hands: Hands, name: string): Promise<readonly Delivery[]> {
  const top = asObjects(hands.world.state.menu?.['button'])
  const all = top.flatMap((one) => [one, ...asObjects(one['sub_button'])])
  const found = all.find((one) => one['name'] === name)
  if (!found)
    throw new Error(`the menu has no "${name}"; it has: ${all.map((one) => one['name']).join(', ')}`)
  const key = asText(found['key']) ?? asText(found['url'])
  if (key === undefined) throw new Error(`"${name}" only opens a submenu`)
  return await event(hands, found['type'] === 'view' ? 'view' : 'click', { EventKey: key })
}

async function presses(
  hands: Hands,
  { id, card, replaced }: Seen,
  label: string,
  choices: Choices = {},
): Promise<readonly Delivery[]> {
  if (!card) throw new Error('this message is no card')
  if (replaced !== undefined) throw new Error(`the button now says "${replaced}" and cannot be pressed`)
  const button = findButton(card, label)
  if (button['type'] === 1) return [] // Opens a page; the app is not told.
  const menu = isJson(card['action_menu']) ? asObjects(card['action_menu']['action_list']) : []
  const isMenu = menu.includes(button)
  return await event(hands, isMenu ? 'template_card_menu_event' : 'template_card_event', {
    EventKey: String(button['key']),
    TaskId: asText(card['task_id']) ?? '',
    CardType: String(card['card_type']),
    ResponseCode: newResponseCode(hands.world, id),
    ...selectedItems(card, choices),
  })
}

function selectedItems(card: Json, choices: Choices): Record<string, Xml> {
  const chosen = chosenOn(card, choices)
  if (chosen.length === 0) return {}
  return {
    SelectedItems: {
      SelectedItem: chosen.map(({ key, ids }) => ({ QuestionKey: key, OptionIds: { OptionId: ids } })),
    },
  }
}

function signsIn({ world: { state, time, nextId }, member }: Hands): string {
  const code = nextId('CODE')
  state.oauthCodes.set(code, { userid: member.userid, expiresAtMs: time.nowMs() + 5 * 60_000 })
  return code
}

/** The hands of somebody in the app. */
export const appGestures = (hands: Hands): AppGestures => ({
  writes: async (text) => {
    const { world, callbacks, member } = hands
    const body = { msgtype: 'text', text: { content: text } }
    addMessage(world, {
      place: { kind: 'app' },
      from: member.userid,
      readers: [member.userid.toLowerCase()],
      body,
    })
    const fields = { MsgType: 'text', Content: text, MsgId: world.nextMsgId() }
    return await callbacks.send({ ...fromMember(hands), ...fields })
  },
  entersApp: (name = 'enter_agent') => event(hands, name, name === 'enter_agent' ? { EventKey: '' } : {}),
  clicksMenu: (name) => clicksMenu(hands, name),
  presses: (seen, label, choices) => presses(hands, seen, label, choices),
  signsIn: () => signsIn(hands),
  browser: () => browserOf(hands.world, () => signsIn(hands)),
  changesCustomer: (id, change = 'edit_external_contact') => {
    const { AgentID: _, ...common } = fromMember(hands)
    const ids = { UserID: hands.member.userid, ExternalUserID: id }
    const Event = 'change_external_contact'
    return hands.callbacks.send({
      ...common,
      FromUserName: 'sys',
      MsgType: 'event',
      Event,
      ChangeType: change,
      ...ids,
    })
  },
})
