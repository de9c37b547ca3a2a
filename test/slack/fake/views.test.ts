import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSlack } from '../../helpers/fake-slack/index.ts'
import { aFakeSlack, aSection, outcome } from './a-fake-slack.ts'

const open: FakeSlack[] = []
afterEach(async () => {
  for (const slack of open.splice(0)) await slack.close()
})
const opened = async () => {
  const all = await aFakeSlack()
  open.push(all.slack)
  all.slack.pointAt('http://127.0.0.1:9/nobody')
  return all
}
const plain = (text: string) => ({ type: 'plain_text', text })
const aModal = (given: Record<string, unknown> = {}) =>
  ({ type: 'modal', title: plain('A modal'), blocks: [aSection('Loading…')], ...given }) as never
const input = {
  type: 'input',
  label: plain('Note'),
  element: { type: 'plain_text_input', action_id: 'note' },
}

/** A trigger as a command has: nobody listens, so the gesture itself comes to nothing. */
const aTrigger = async (slack: FakeSlack) => {
  await slack.user('U1').usesShortcut('find')
  return [...slack.state.triggers.keys()].at(-1) ?? ''
}

describe('a view in the fake Slack', () => {
  it('opens by a trigger, once', async () => {
    const { slack, client } = await opened()
    const trigger_id = await aTrigger(slack)

    const first = await outcome(client.views.open({ trigger_id, view: aModal() }))
    const again = await outcome(client.views.open({ trigger_id, view: aModal() }))

    expect([first, again]).toEqual(['taken', 'exchanged_trigger_id'])
    expect(slack.modalOf('U1')?.body['title']).toEqual(plain('A modal'))
    expect(slack.modalOf('U2')).toBeUndefined()
  })

  it('does not open when the trigger is older than three seconds', async () => {
    const { slack, client } = await opened()
    const trigger_id = await aTrigger(slack)

    slack.time.advance(3_001)

    expect(await outcome(client.views.open({ trigger_id, view: aModal() }))).toBe('expired_trigger_id')
  })

  it('changes only in the version that was seen', async () => {
    const { slack, client } = await opened()
    const { view } = await client.views.open({ trigger_id: await aTrigger(slack), view: aModal() })
    const seen = { view_id: view?.id ?? '', hash: view?.hash ?? '' }

    const first = await outcome(client.views.update({ ...seen, view: aModal({ title: plain('One') }) }))
    const second = await outcome(client.views.update({ ...seen, view: aModal({ title: plain('Two') }) }))

    expect([first, second]).toEqual(['taken', 'hash_conflict'])
    expect(slack.modalOf('U1')?.body['title']).toEqual(plain('One'))
  })

  it('cannot be changed once it is closed', async () => {
    const { slack, client } = await opened()
    const { view } = await client.views.open({ trigger_id: await aTrigger(slack), view: aModal() })
    const modal = slack.modalOf('U1')
    if (modal) await slack.user('U1').closes(modal)

    const said = await outcome(client.views.update({ view_id: view?.id ?? '', view: aModal() }))

    expect(said).toBe('not_found')
  })

  it.each<[string, Record<string, unknown>]>([
    ['a title of 25 characters', { title: plain('x'.repeat(25)) }],
    ['an input without a submit button', { blocks: [input] }],
    ['101 blocks', { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }],
    ['3,001 characters of private_metadata', { private_metadata: 'x'.repeat(3_001) }],
    ['a table', { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }] }],
    ['a Home', { type: 'home', title: undefined }],
  ])('is refused with %s', async (_case, given) => {
    const { slack, client } = await opened()

    const view = aModal(given)

    expect(await outcome(client.views.open({ trigger_id: await aTrigger(slack), view }))).toBe(
      'invalid_arguments',
    )
    expect(slack.modalOf('U1')).toBeUndefined()
  })

  it('of more than 250 KB is too large', async () => {
    const { slack, client } = await opened()
    const blocks = Array.from({ length: 90 }, () => aSection('x'.repeat(2_900)))

    const said = await outcome(
      client.views.open({ trigger_id: await aTrigger(slack), view: aModal({ blocks }) }),
    )

    expect(said).toBe('view_too_large')
  })

  it('stands on at most two others', async () => {
    const { slack, client } = await opened()
    await client.views.open({
      trigger_id: await aTrigger(slack),
      view: aModal({ blocks: [aSection('a', {})] }),
    })
    const pushed: string[] = []
    for (let n = 0; n < 3; n++) {
      const top = slack.modalOf('U1')
      if (top) await slack.user('U1').presses(top, 'Why')
      const trigger_id = [...slack.state.triggers.keys()].at(-1) ?? ''
      pushed.push(
        await outcome(client.views.push({ trigger_id, view: aModal({ blocks: [aSection('b', {})] }) })),
      )
    }

    expect(pushed).toEqual(['taken', 'taken', 'push_limit_reached'])
  })

  it('as a Home is published to one member, whole each time', async () => {
    const { slack, client } = await opened()
    const home = (text: string) => ({ type: 'home', blocks: [aSection(text)] }) as never

    await client.views.publish({ user_id: 'U1', view: home('Monday') })
    const { view } = await client.views.publish({ user_id: 'U1', view: home('Tuesday') })
    const stale = await outcome(client.views.publish({ user_id: 'U1', hash: '1.old', view: home('Sunday') }))
    const nobody = await outcome(client.views.publish({ user_id: 'U9', view: home('Sunday') }))

    expect([view?.type, stale, nobody]).toEqual(['home', 'hash_conflict', 'user_not_found'])
    expect(JSON.stringify(slack.homeOf('U1')?.body)).toContain('Tuesday')
    expect(slack.everSeenBy('U1')).toContain('Monday')
    expect(slack.everSeenBy('U2')).not.toMatch(/Monday|Tuesday/)
  })
})
