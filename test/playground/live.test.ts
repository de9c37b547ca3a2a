import { afterEach, describe, expect, it } from 'vitest'
import type { HttpServer } from '#src/http/server.ts'
import type { PlaygroundDeps } from '#src/playground/deps.ts'
import type { StoredMessage } from '#src/ports/messages.ts'
import { eventually } from '../helpers/eventually.ts'
import { playgroundDeps, servePlayground } from '../helpers/playground-server.ts'

const open: HttpServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

type Event = { readonly id: string; readonly message: { readonly id: string; readonly pushed: boolean } }

/** A listening page: what it got so far, until it hangs up or is hung up on. */
async function listen(deps: PlaygroundDeps, query: string, headers: Record<string, string> = {}) {
  const server = await servePlayground(deps)
  open.push(server)
  const leaving = new AbortController()
  const response = await fetch(`http://127.0.0.1:${server.port}/playground/events?${query}`, {
    headers,
    signal: leaving.signal,
  })
  let text = ''
  const ended = (async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk)
    return 'ended' as const
  })().catch(() => 'left' as const)
  const events = (): readonly Event[] =>
    [...text.matchAll(/id: (\d+)\nevent: message\ndata: (.*)\n\n/g)].map(([, id = '', data = '']) => ({
      id,
      message: JSON.parse(data),
    }))

  return { server, response, events, ended, leave: () => leaving.abort() }
}

const aMessage = (given: Partial<StoredMessage> = {}): StoredMessage => ({
  _id: 'acme-7-mei',
  surface: 'playground',
  userId: 'mei',
  direction: 'out',
  card: { title: 'Acme moved up' },
  at: new Date(),
  ...given,
})

describe('the live stream', () => {
  it('brings what another process stored, once', async () => {
    const deps = playgroundDeps()
    const { events, response } = await listen(deps, 'user=mei')

    await deps.messages.put(aMessage())
    await deps.messages.put(aMessage({ _id: 'of-wei', userId: 'wei' }))
    await eventually('the message', () => events().length > 0)
    await deps.messages.put(aMessage({ _id: 'second' }))
    await eventually('the second', () => events().length > 1)

    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(events().map(({ message }) => [message.id, message.pushed])).toEqual([
      ['acme-7-mei', true],
      ['second', true],
    ])
  })

  it('goes on after the last event that was seen', async () => {
    const deps = playgroundDeps()
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    await deps.messages.put(aMessage({ _id: 'old', at: minutesAgo(30) }))
    await deps.messages.put(aMessage({ _id: 'seen', at: minutesAgo(20) }))
    await deps.messages.put(aMessage({ _id: 'missed', at: minutesAgo(10) }))

    const lastSeen = String(minutesAgo(20).getTime() + 60_000)
    const { events } = await listen(deps, 'user=mei&after=1', { 'last-event-id': lastSeen })
    await eventually('the missed one', () => events().length > 0)

    expect(events().map(({ message }) => message.id)).toEqual(['missed'])
  })

  it('does not miss a message that a slower clock dated before one already seen', async () => {
    const deps = playgroundDeps()
    const { events } = await listen(deps, 'user=mei')
    await deps.messages.put(aMessage({ _id: 'first' }))
    await eventually('the first', () => events().length === 1)

    await deps.messages.put(aMessage({ _id: 'late', at: new Date(Date.now() - 3_000) }))
    await eventually('the late one', () => events().length === 2)

    expect(events().map(({ message }) => message.id)).toEqual(['first', 'late'])
  })

  it('asks the store only while somebody listens', async () => {
    let asked = 0
    const deps = playgroundDeps()
    const messages = {
      ...deps.messages,
      since: (...args: Parameters<typeof deps.messages.since>) => {
        asked += 1
        return deps.messages.since(...args)
      },
    }
    const { leave, ended } = await listen({ ...deps, messages }, 'user=mei')
    await eventually('a look', () => asked > 1)

    leave()
    await ended
    await new Promise((resolve) => setTimeout(resolve, 100))
    const afterLeaving = asked
    await new Promise((resolve) => setTimeout(resolve, 120))

    expect(asked).toBe(afterLeaving)
  })

  it('outlives a store that fails for a moment', async () => {
    let fails = true
    const deps = playgroundDeps()
    const messages = {
      ...deps.messages,
      since: async (...args: Parameters<typeof deps.messages.since>) => {
        if (fails) throw new Error('away')
        return deps.messages.since(...args)
      },
    }
    const { events } = await listen({ ...deps, messages }, 'user=mei')
    await deps.messages.put(aMessage())
    fails = false

    await eventually('the message', () => events().length === 1)
  })

  it('ends when the server stops, which does not wait for it', async () => {
    const { server, ended } = await listen(playgroundDeps(), 'user=mei')
    const before = performance.now()

    await server.close()

    expect(await ended).toBe('ended')
    expect(performance.now() - before).toBeLessThan(1_500)
  })

  it('is refused for somebody who is not there', async () => {
    const { response } = await listen(playgroundDeps(), 'user=nobody')

    expect(response.status).toBe(400)
  })
})
