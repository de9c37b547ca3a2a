import { afterEach, expect, it } from 'vitest'
import type { HttpServer } from '#src/http/server.ts'
import { exampleTierCard } from '../helpers/example-cards.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'
import { playgroundDeps, servePlayground } from '../helpers/playground-server.ts'

let server: HttpServer | undefined
afterEach(() => server?.close())

it('a file that comes with an answer is named in the message and saved by its number, as an attachment', async () => {
  const csv = '\uFEFF客户\r\n阿里\r\n'
  const files = [{ name: 'tierwise.csv', mime: 'text/csv', content: csv } as const]
  const dispatcher = { ...fixedDispatcher(), text: async () => ({ card: exampleTierCard('en'), files }) }
  server = await servePlayground(playgroundDeps({ dispatcher }))
  const base = `http://127.0.0.1:${server.port}/playground`
  const said = await fetch(`${base}/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'mei', text: 'export' }),
  })
  const { messages } = (await said.json()) as { messages: { id: string; files?: string[] }[] }
  const id = messages[1]?.id ?? ''

  const saved = await fetch(`${base}/file?user=mei&id=${encodeURIComponent(id)}&n=0`)
  const none = await fetch(`${base}/file?user=mei&id=${encodeURIComponent(id)}&n=1`)
  const foreign = await fetch(`${base}/file?user=wei&id=${encodeURIComponent(id)}&n=0`)

  expect(messages.map((message) => message.files)).toEqual([undefined, ['tierwise.csv']])
  expect(saved.headers.get('content-disposition')).toBe('attachment; filename="tierwise.csv"')
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await saved.arrayBuffer())).toBe(csv)
  expect([none.ok, foreign.ok]).toEqual([false, false])
})
