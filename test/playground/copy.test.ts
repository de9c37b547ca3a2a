import { afterEach, expect, it } from 'vitest'
import type { HttpServer } from '#src/http/server.ts'
import { exampleTierCard } from '../helpers/example-cards.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'
import { playgroundDeps, servePlayground } from '../helpers/playground-server.ts'

let server: HttpServer | undefined
afterEach(() => server?.close())

it('words to be copied are a message of their own behind their card, and still there later', async () => {
  const copy = '您好，<b>林梅</b>。\n\n哪天方便？'
  const dispatcher = { ...fixedDispatcher(), text: async () => ({ card: exampleTierCard('en'), copy }) }
  server = await servePlayground(playgroundDeps({ dispatcher }))
  const base = `http://127.0.0.1:${server.port}/playground`
  type Messages = { messages: { direction: string; text?: string; card?: unknown; pushed: boolean }[] }

  const said = await fetch(`${base}/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'mei', text: 'draft acme' }),
  })
  const answered = ((await said.json()) as Messages).messages
  const later = ((await (await fetch(`${base}/messages?user=mei`)).json()) as Messages).messages

  expect(answered.map(({ direction, text }) => [direction, text])).toEqual([
    ['in', 'draft acme'],
    ['out', undefined],
    ['out', copy],
  ])
  expect(answered[2]).toMatchObject({ pushed: false })
  expect(answered[2]?.card).toBeUndefined()
  expect(later.map(({ text }) => text)).toEqual(['draft acme', undefined, copy])
})
