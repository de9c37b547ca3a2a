import type { App } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import type { View } from '../../helpers/fake-slack/state.ts'
import { aBoltApp } from './a-bolt-app.ts'
import { aFakeSlack, aSection } from './a-fake-slack.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const opened = async (listens: (app: App) => void = () => {}) => {
  const all = await aFakeSlack()
  closing.push(() => all.slack.close())
  const bolt = await aBoltApp(all.slack, { mode: 'http', token: all.token, listens })
  closing.push(bolt.close)
  return all
}
const plain = (text: string) => ({ type: 'plain_text', text })
const input = (label: string, element: Record<string, unknown>, given: Record<string, unknown> = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { action_id: 'a', ...element },
  ...given,
})
const choices = ['phone', 'mail'].map((name) => ({ text: plain(`By ${name}`), value: name }))

describe('a person in the fake Slack', () => {
  it('of another workspace presses for themselves, and the team is the app’s', async () => {
    const pressed: unknown[] = []
    const { slack, client } = await opened((app) => {
      app.action('why', async ({ ack, body }) => {
        await ack()
        pressed.push([body.user.id, 'team_id' in body.user && body.user.team_id, body.team?.id])
      })
    })
    slack.add.team('T9')
    slack.add.person('U9', { team: 'T9', name: 'spy' })
    slack.add.channel('C5', { teams: ['T1', 'T9'], members: ['U1', 'U9', 'UBOTT1'] })
    await client.chat.postMessage({ channel: 'C5', text: 'card', blocks: [aSection('card', {})] as never })
    const [card] = slack.seenBy('U9')
    if (!card) throw new Error('no card')

    await slack.user('U9').presses(card, 'Why')

    expect(pressed).toEqual([['U9', 'T9', 'T1']])
    await expect(slack.user('U9').types('/customer help', { channel: 'C5' })).rejects.toThrow('not installed')
  })

  it('presses the card as it was seen, though it has changed since', async () => {
    const pressed: string[] = []
    const { slack, client } = await opened((app) => {
      app.action('why', async ({ ack, action }) => {
        await ack()
        pressed.push('value' in action ? String(action.value) : '')
      })
    })
    const blocks = (value: string) => [aSection('card', { value })] as never
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'card', blocks: blocks('old') })
    const [old] = slack.seenBy('U1')
    await client.chat.update({ channel: 'C1', ts, text: 'card', blocks: blocks('new') })
    const [now] = slack.seenBy('U1')
    if (!old || !now) throw new Error('no card')

    await slack.user('U1').presses(old, 'Why')
    await slack.user('U1').presses(now, 'why')

    expect(pressed).toEqual(['old', 'new'])
    await expect(slack.user('U1').presses(now, 'Undo')).rejects.toThrow(
      'there is no "Undo" to press or pick; there is: Why',
    )
  })

  it('fills every kind of field in, and is held to what Slack asks for', async () => {
    const saved: View['values'][] = []
    const { slack } = await opened((app) => {
      app.shortcut('log', async ({ ack, shortcut, client }) => {
        await ack()
        const blocks = [
          input('How', { type: 'radio_buttons', options: choices }),
          input('When', { type: 'datepicker', initial_date: '2026-11-23' }),
          input('Who', { type: 'users_select' }, { optional: true }),
          input('Tags', { type: 'multi_static_select', options: choices }, { optional: true }),
          input('Note', { type: 'plain_text_input', max_length: 5 }),
        ]
        const view = { type: 'modal', title: plain('Log'), submit: plain('Save'), blocks } as never
        await client.views.open({ trigger_id: shortcut.trigger_id, view })
      })
      app.view(/.*/, async ({ ack, view }) => {
        saved.push(view.state.values as never)
        await ack()
      })
    })
    const mei = slack.user('U1')
    await mei.usesShortcut('log')
    const modal = await eventually('the modal', () => slack.modalOf('U1'))

    await expect(mei.submits(modal, { Note: 'too long' })).rejects.toThrow('0 to 5 characters')
    await expect(mei.submits(modal, { How: 'By pigeon' })).rejects.toThrow(
      'no "By pigeon" among: By phone, By mail',
    )
    await mei.submits(modal, { How: 'By mail', Tags: ['phone', 'mail'], Note: 'yes' })

    expect(saved).toMatchObject([
      {
        How: { a: { selected_option: { value: 'mail' } } },
        When: { a: { selected_date: '2026-11-23' } },
        Tags: { a: { selected_options: [{ value: 'phone' }, { value: 'mail' }] } },
        Note: { a: { value: 'yes' } },
      },
    ])
    expect(modal.open).toBe(false)
  })

  it('goes from view to view as the acknowledgements say, and back', async () => {
    const view = (title: string) =>
      ({
        type: 'modal',
        title: plain(title),
        submit: plain('Next'),
        callback_id: title,
        blocks: [aSection(title)],
      }) as never
    const { slack } = await opened((app) => {
      app.shortcut('start', async ({ ack, shortcut, client }) => {
        await ack()
        await client.views.open({ trigger_id: shortcut.trigger_id, view: view('one') })
      })
      app.view('one', async ({ ack }) => ack({ response_action: 'push', view: view('two') }))
      app.view('two', async ({ ack }) => ack({ response_action: 'update', view: view('three') }))
      app.view('three', async ({ ack }) => ack())
    })
    const mei = slack.user('U1')
    const titles: unknown[] = []
    await mei.usesShortcut('start')
    for (let n = 0; n < 4; n++) {
      const top = await eventually('a modal', () => slack.modalOf('U1'))
      titles.push(top.body['callback_id'])
      if (n < 3) await mei.submits(top)
    }

    expect(titles).toEqual(['one', 'two', 'three', 'one'])
    expect(slack.complaints).toEqual([])
  })

  it('uses a shortcut on a message, whose answer stays with it', async () => {
    const { slack } = await opened((app) => {
      app.shortcut('touch', async ({ ack, shortcut, respond }) => {
        await ack()
        if (shortcut.type === 'message_action') await respond(`logged: ${shortcut.message.text}`)
      })
    })
    await slack.user('U2').writes('called Acme', { channel: 'C1' })
    const [message] = slack.seenBy('U1')
    if (!message) throw new Error('no message')

    await slack.user('U1').usesShortcut('touch', message)
    await eventually('the answer', () => slack.seenBy('U1').length === 2)

    expect(slack.transcript()).toBe(
      '[#sales] lei: called Acme\n[#sales (only mei)] tierwise: logged: called Acme',
    )
  })

  it('tells the app of a link wherever it is written, of a mention only where the app is', async () => {
    const heard: unknown[] = []
    const { slack } = await opened((app) => {
      app.event('link_shared', async ({ event }) => void heard.push(event.links.map(({ url }) => url)))
      app.event('app_mention', async () => void heard.push('a mention'))
    })

    await slack.user('U1').writes('see https://crm.example.com/c/1 and https://a.example/', { channel: 'G1' })
    await slack.user('U1').writes('<@UBOTT1> help', { channel: 'G1' })
    await slack.user('U1').writes('<@UBOTT1> help', { channel: 'C1' })

    expect(heard).toEqual([['https://crm.example.com/c/1'], 'a mention'])
  })

  it('cannot act where they are not, nor on what is for somebody else', async () => {
    const { slack, client } = await opened()
    slack.add.person('U3', { name: 'wei' })
    await client.chat.postEphemeral({
      channel: 'C1',
      user: 'U1',
      text: 'a',
      blocks: [aSection('a', {})] as never,
    })
    const [card] = slack.seenBy('U1')
    if (!card) throw new Error('no card')

    await expect(slack.user('U3').writes('hello', { channel: 'C1' })).rejects.toThrow('wei is not in C1')
    await expect(slack.user('U2').presses(card, 'Why')).rejects.toThrow('lei does not see')
    await expect(slack.user('U1').usesShortcut('touch', card)).rejects.toThrow('no shortcuts on ephemeral')
    await expect(slack.user('U1').types('/customer help', { channel: 'C1', thread: '1.2' })).rejects.toThrow(
      'in threads',
    )
  })

  it('checks the address of the app before anything else', async () => {
    const { slack } = await opened()

    expect([await slack.verifiesUrl(), await slack.checksSsl()]).toEqual([true, 200])
  })
})
