import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSlack } from '../../helpers/fake-slack/index.ts'
import { aFakeSlack, aSection } from './a-fake-slack.ts'

const open: FakeSlack[] = []
afterEach(async () => {
  for (const slack of open.splice(0)) await slack.close()
})

/** A `response_url` of a command that nobody has answered. */
const anAddress = async () => {
  const { slack } = await aFakeSlack()
  open.push(slack)
  slack.pointAt('http://127.0.0.1:9/nobody')
  await slack.user('U1').types('/customer tier acme', { channel: 'C1' })
  const [id] = [...slack.state.responseUrls.keys()]
  const url = slack.apiUrl.replace('/api/', `/respond/T1/${id}`)
  const answer = async (body: unknown) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return [response.status, await response.text()] as const
  }
  return {
    slack,
    answer,
    seen: (user: string) => slack.seenBy(user).filter(({ from }) => from !== 'USLACKBOT'),
  }
}

describe('a response_url of the fake Slack', () => {
  it('is good for five answers, each for the typist alone where nothing else is said', async () => {
    const { answer, seen } = await anAddress()

    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await answer({ text: `answer ${n}` }))[0])

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect([seen('U1').length, seen('U2').length]).toEqual([5, 0])
  })

  it('is good for thirty minutes', async () => {
    const { slack, answer } = await anAddress()
    slack.time.advance(30 * 60_000 - 1_000)
    const before = await answer({ text: 'late' })

    slack.time.advance(2_000)
    const after = await answer({ text: 'too late' })

    expect([before[0], after]).toEqual([200, [404, '{"ok":false,"error":"expired_url"}']])
  })

  it('answers to everybody in the channel when asked to', async () => {
    const { answer, seen } = await anAddress()

    await answer({ text: 'for all', response_type: 'in_channel' })

    expect(seen('U2')).toMatchObject([{ text: 'for all', ephemeral: false }])
  })

  it.each([
    ['nothing', {}, 'no_text'],
    ['blocks that are wrong', { text: 'a', blocks: [aSection('')] }, 'invalid_blocks'],
    ['no JSON object', [], 'invalid_payload'],
  ])('refuses %s', async (_case, body, error) => {
    const { slack, answer, seen } = await anAddress()

    const [status, said] = await answer(body)

    expect([status, said]).toEqual([400, expect.stringContaining(error)])
    expect(seen('U1')).toEqual([])
    expect(slack.complaints.at(-1)).toContain(error)
  })
})
