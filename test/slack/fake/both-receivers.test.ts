import type { App } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import type { FakeSlackOptions } from '../../helpers/fake-slack/options.ts'
import { aBoltApp } from './a-bolt-app.ts'
import { aFakeSlack, aSection } from './a-fake-slack.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const opened = async (
  mode: 'http' | 'socket',
  listens: (app: App) => void,
  options: FakeSlackOptions = {},
) => {
  const all = await aFakeSlack({ mode, ...options })
  closing.push(() => all.slack.close())
  const bolt = await aBoltApp(all.slack, { mode, token: all.token, listens })
  closing.push(bolt.close)
  return { ...all, ...bolt }
}
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const noteModal = {
  type: 'modal' as const,
  callback_id: 'note',
  title: plain('Note'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: plain('What happened'),
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 100 },
    },
  ],
}

describe.each(['http', 'socket'] as const)('a Bolt app before the fake Slack, by %s', (mode) => {
  it('answers a slash command, for the typist alone', async () => {
    const { slack } = await opened(mode, (app) => {
      app.command('/customer', async ({ ack, command, respond }) => {
        await ack()
        await respond({ text: `asked: ${command.text}` })
      })
    })

    const { status, late } = await slack.user('U1').types('/customer tier A & B', { channel: 'G1' })
    await eventually('the answer', () => slack.seenBy('U1').length > 0)

    expect([status, late]).toEqual([200, false])
    expect(slack.seenBy('U1')).toMatchObject([
      { channel: 'G1', text: 'asked: tier A &amp; B', ephemeral: true },
    ])
    expect(slack.everSeenBy('U2')).not.toContain('asked')
    expect(slack.transcript()).toBe('[#deals (only mei)] tierwise: asked: tier A &amp; B')
  })

  it('answers in the acknowledgement', async () => {
    const { slack } = await opened(mode, (app) => {
      app.command('/customer', async ({ ack }) => ack({ response_type: 'in_channel', text: 'for all' }))
    })

    await slack.user('U1').types('/customer help', { channel: 'C1' })

    expect(slack.seenBy('U2')).toMatchObject([{ text: 'for all', ephemeral: false }])
  })

  it('replaces the card whose button was pressed', async () => {
    const { slack } = await opened(mode, (app) => {
      app.command('/customer', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'card', blocks: [aSection('card', { value: 'acme' })] as never })
      })
      app.action('why', async ({ ack, action, respond }) => {
        await ack()
        await respond({ replace_original: true, text: `because of ${'value' in action ? action.value : ''}` })
      })
    })
    await slack.user('U1').types('/customer tier acme', { channel: 'C1' })
    const card = await eventually('the card', () => slack.seenBy('U1')[0])

    await slack.user('U1').presses(card, 'Why')
    await eventually('the reason', () => slack.seenBy('U1')[0]?.text.startsWith('because'))

    expect(slack.seenBy('U1').map(({ text }) => text)).toEqual(['because of acme'])
    expect(slack.everSeenBy('U1')).toContain('card')
    await expect(slack.user('U2').presses(card, 'Why')).rejects.toThrow('lei does not see')
  })

  it('opens a modal, says what is wrong with it, and takes it', async () => {
    const saved: unknown[] = []
    const { slack } = await opened(mode, (app) => {
      app.shortcut('log', async ({ ack, shortcut, client }) => {
        await ack()
        await client.views.open({ trigger_id: shortcut.trigger_id, view: noteModal })
      })
      app.view('note', async ({ ack, view }) => {
        const text = view.state.values['note']?.['text']?.value
        if (text === 'no') return ack({ response_action: 'errors', errors: { note: 'say more' } })
        saved.push(text)
        await ack()
      })
    })
    const mei = slack.user('U1')
    await mei.usesShortcut('log')
    const modal = await eventually('the modal', () => slack.modalOf('U1'))

    await expect(mei.submits(modal)).rejects.toThrow('Slack asks first to fill in: What happened')
    await mei.submits(modal, { 'What happened': 'no' })
    const errors = modal.errors
    await mei.submits(modal, { 'What happened': 'called back' })

    expect([errors, saved, modal.open]).toEqual([{ note: 'say more' }, ['called back'], false])
    expect(slack.complaints).toEqual([])
  })

  it('offers what is searched for, and is told what was picked', async () => {
    const picked: unknown[] = []
    const { slack, client } = await opened(mode, (app) => {
      app.options('customer', async ({ ack, options }) =>
        ack({ options: [{ text: plain(`${options.value} Robotics`), value: options.value }] }),
      )
      app.action('customer', async ({ ack, action }) => {
        await ack()
        picked.push('selected_option' in action ? action.selected_option : action)
      })
    })
    const element = {
      type: 'external_select',
      action_id: 'customer',
      placeholder: plain('Find'),
      min_query_length: 2,
    }
    const blocks = [{ type: 'actions', elements: [element] }] as never
    await client.chat.postMessage({ channel: 'C1', text: 'find', blocks })
    const [message] = slack.seenBy('U1')
    if (!message) throw new Error('no message')

    const offered = await slack.user('U1').searches(message, 'Find', 'ac')
    await slack.user('U1').picks(message, 'Find', 'ac Robotics')

    expect(offered).toEqual(['ac Robotics'])
    expect(picked).toMatchObject([{ value: 'ac' }])
    expect(slack.everSeenBy('U1')).toContain('ac Robotics')
    await expect(slack.user('U1').searches(message, 'Find', 'a')).rejects.toThrow('from 2 characters')
  })

  it('hears mentions, direct messages and an opened Home', async () => {
    const heard: unknown[] = []
    const { slack } = await opened(mode, (app) => {
      app.event('app_mention', async ({ event }) => void heard.push(event.text))
      app.message(async ({ message }) => void heard.push('text' in message ? message.text : ''))
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [aSection('Today')] as never },
        })
      })
    })
    const mei = slack.user('U1')

    await mei.mentions('tier acme', { channel: 'C1' })
    await mei.writesToBot('today')
    await mei.writes('between us', { channel: 'G1' })
    await mei.opensHome()
    const home = await eventually('the Home', () => slack.homeOf('U1'))

    expect(heard).toEqual(['<@UBOTT1> tier acme', 'today'])
    expect(JSON.stringify(home.body)).toContain('Today')
    expect(slack.homeOf('U2')).toBeUndefined()
  })

  it('gets an event again, with the same id, until it is taken', async () => {
    const tries: { readonly id: unknown; readonly num: number; readonly reason: string }[] = []
    const { slack, app } = await opened(mode, () => {}, { ackLimitMs: 150 })
    const usual = app.processEvent.bind(app)
    app.processEvent = async (event) => {
      tries.push({ id: event.body['event_id'], num: event.retryNum ?? 0, reason: event.retryReason ?? '' })
      if (tries.length > 2) await usual(event)
      else await new Promise((resolve) => setTimeout(resolve, 200))
    }

    const deliveries = await slack.sends('T1', { type: 'app_home_opened', user: 'U1' })

    expect(deliveries.map(({ status, late }) => [status === 200, late]).at(-1)).toEqual([true, false])
    expect(tries.map(({ num, reason }) => [num, reason])).toEqual([
      [0, ''],
      [1, 'http_timeout'],
      [2, 'http_timeout'],
    ])
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
  })

  it('is told that a command failed when nothing acknowledges it', async () => {
    const { slack } = await opened(mode, () => {}, { ackLimitMs: 150 })

    const { late } = await slack.user('U1').types('/customer help', { channel: 'C1' })

    expect(late).toBe(true)
    expect(slack.seenBy('U1').at(-1)?.text).toBe('/customer failed with the error "operation_timeout"')
    expect(slack.complaints).toEqual([expect.stringContaining('/customer by mei was not acknowledged')])
  })
})
