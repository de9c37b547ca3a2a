import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpServer } from '#src/http/server.ts'
import { playgroundTexts } from '#src/i18n/texts/playground.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import type { PlaygroundDeps } from '#src/playground/deps.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { exampleTierCard } from '../helpers/example-cards.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'
import { memoryMessages } from '../helpers/memory-messages.ts'
import { playgroundDeps, serve, servePlayground } from '../helpers/playground-server.ts'

const open: HttpServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function playground(given: Partial<PlaygroundDeps> = {}) {
  const server = await servePlayground(playgroundDeps(given))
  open.push(server)
  const base = `http://127.0.0.1:${server.port}`

  return {
    server,
    base,
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(base + path, { headers, redirect: 'manual' }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  }
}

/** `fetch` sets its own Host; this does not. */
const statusFor = (port: number, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/playground/state', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('the page', () => {
  it('answers while the company is still being loaded, and says so', async () => {
    const { get, post } = await playground({ state: () => ({ phase: 'loading', done: 500, total: 2_300 }) })

    const [page, state, people, said] = await Promise.all([
      get('/'),
      get('/playground/state'),
      get('/playground/people'),
      post('/playground/say', { user: 'mei', text: 'tier acme' }),
    ])

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>Tierwise</title>')
    expect(await state.json()).toMatchObject({ phase: 'loading', done: 500, total: 2_300 })
    expect([people.status, said.status]).toEqual([503, 503])
    expect(await said.json()).toMatchObject({ code: 'company-loading' })
  })

  it('names only files that are there, and is not sent again unchanged', async () => {
    const { get } = await playground()
    const page = await get('/')
    const names = [...(await page.text()).matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, name]) =>
      String(name),
    )

    const found = await Promise.all(names.map((name) => get(name)))
    const again = await get('/', { 'if-none-match': page.headers.get('etag') ?? '' })

    expect(names.length).toBeGreaterThan(5)
    expect(found.map(({ status }) => status)).toEqual(names.map(() => 200))
    expect(again.status).toBe(304)
  })

  it('has nothing inline that its own policy would refuse', async () => {
    const { get } = await playground()

    const html = await (await get('/')).text()

    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org)/)
  })

  it('never reads a file by a path of the request', async () => {
    const { get } = await playground()

    const statuses = await Promise.all(
      ['..%2Froutes.ts', '%2e%2e%2fgate.ts', 'routes.ts', '__proto__'].map(
        async (name) => (await get(`/playground/page/${name}`)).status,
      ),
    )

    expect(statuses).toEqual([404, 404, 404, 404])
  })

  it('has every word in both languages', async () => {
    const { get } = await playground()

    const { en, zh } = (await (await get('/playground/texts')).json()) as Record<
      string,
      Record<string, string>
    >

    expect(Object.keys(en ?? {})).toHaveLength(Object.keys(playgroundTexts).length)
    expect(Object.keys(zh ?? {})).toEqual(Object.keys(en ?? {}))
  })
})

describe('people', () => {
  it('are found by name, handle, team and role; who is switched off is not', async () => {
    const { get } = await playground()
    const ids = async (query: string) => {
      const { people } = (await (await get(`/playground/people?${query}`)).json()) as {
        people: { id: string }[]
      }
      return people.map(({ id }) => id)
    }

    expect(await ids('')).toEqual(['mei', 'wei', 'li', 'admin'])
    expect(await ids('q=王')).toEqual(['wei'])
    expect(await ids('q=MEI')).toEqual(['mei'])
    expect(await ids('role=manager')).toEqual(['li'])
    expect(await ids('q=gone')).toEqual([])
  })

  it('cannot be spoken as when unknown or switched off', async () => {
    const { post } = await playground()

    const answers = await Promise.all(
      ['nobody', 'gone', ''].map((user) => post('/playground/say', { user, text: 'help' })),
    )

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
  })

  it('get another language on the trial store alone', async () => {
    const deps = playgroundDeps()
    const trial = await playground(deps)
    const guarded = await playground({ ...deps, gate: { kind: 'token', token: 'a-long-random-token' } })
    const bearer = { authorization: 'Bearer a-long-random-token' }

    const refused = await guarded.post('/playground/locale', { user: 'mei', locale: 'zh' }, bearer)
    const before = await deps.users.byId('mei')
    const changed = await trial.post('/playground/locale', { user: 'mei', locale: 'zh' })

    expect([refused.status, before?.locale]).toEqual([404, 'en'])
    expect([changed.status, (await deps.users.byId('mei'))?.locale]).toEqual([200, 'zh'])
  })
})

describe('talking', () => {
  it('asks the dispatcher as the picked user and keeps both sides', async () => {
    const dispatcher = fixedDispatcher()
    const { get, post } = await playground({ dispatcher })

    const said = await post('/playground/say', { user: 'mei', text: '/customer tier acme' })
    const kept = await get('/playground/messages?user=mei')

    const { messages } = (await said.json()) as { messages: Record<string, unknown>[] }
    expect(dispatcher.asked).toEqual([
      { text: '/customer tier acme', identity: { surface: 'playground', userId: 'mei' } },
    ])
    expect(messages).toMatchObject([
      { direction: 'in', text: '/customer tier acme', pushed: false },
      { direction: 'out', card: { title: 'Acme Robotics · Tier A' }, pushed: false },
    ])
    expect(await kept.json()).toMatchObject({ person: { id: 'mei' }, messages })
  })

  it('keeps a question before its answer within one millisecond', async () => {
    const now = new Date('2026-11-22T10:00:00Z')
    const { get, post } = await playground({ clock: { now: () => now } })

    await post('/playground/say', { user: 'mei', text: 'tier acme' })

    const { messages } = (await (await get('/playground/messages?user=mei')).json()) as {
      messages: { direction: string }[]
    }
    expect(messages.map(({ direction }) => direction)).toEqual(['in', 'out'])
  })

  it('runs the call of a pressed button and says what was pressed', async () => {
    const dispatcher = fixedDispatcher()
    const { post } = await playground({ dispatcher })
    const call = { command: 'why', input: { name: 'acme' } }

    const pressed = await post('/playground/press', { user: 'mei', label: 'Why', call })

    expect(dispatcher.asked).toMatchObject([{ call, identity: { userId: 'mei' } }])
    expect(await pressed.json()).toMatchObject({
      messages: [{ text: 'Why' }, { card: { title: 'Why Acme Robotics is Tier A' } }],
    })
  })

  it('completes what is typed', async () => {
    const { get } = await playground()

    const response = await get(`/playground/complete?user=mei&text=${encodeURIComponent('/customer t')}`)

    expect(await response.json()).toEqual({ items: ['/customer tier acme'] })
  })

  it('shows what each platform would get', async () => {
    const { get, post } = await playground()
    const said = await post('/playground/say', { user: 'mei', text: 'tier acme' })
    const { messages } = (await said.json()) as { messages: { id: string }[] }
    const id = encodeURIComponent(messages[1]?.id ?? '')

    const slack = await get(`/playground/payload?user=mei&on=slack&id=${id}`)
    const wecom = await get(`/playground/payload?user=mei&on=wecom&id=${id}`)
    const others = await get(`/playground/payload?user=wei&on=slack&id=${id}`)

    expect(await slack.json()).toMatchObject({ payload: { blocks: expect.any(Array) } })
    expect(await wecom.json()).toMatchObject({
      payload: [{ msgtype: 'markdown' }, { msgtype: 'template_card' }],
    })
    expect(others.status).toBe(400)
  })

  it.each([
    ['say', { user: 'mei' }],
    ['say', { user: 'mei', text: 'x'.repeat(10_001) }],
    ['press', { user: 'mei', label: 'x', call: { command: 'why', input: { name: 1 } } }],
    ['press', { user: 'mei', label: 'x' }],
    ['locale', { user: 'mei', locale: 'fr' }],
  ])('refuses a wrong %s with the field that is wrong', async (path, body) => {
    const { post } = await playground()

    const response = await post(`/playground/${path}`, body)

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'input-invalid' })
  })
})

describe('a worker’s message', () => {
  it('stands once, however often its job runs', async () => {
    const messages = memoryMessages()
    const chat = createPlaygroundChat({ messages, clock: { now: () => new Date() } })

    await chat.post(aUser(), exampleTierCard('en'), 'acme-7-mei')
    await chat.post(aUser(), exampleTierCard('en'), 'acme-7-mei')

    expect(await messages.latest('playground', 'mei', 10)).toHaveLength(1)
  })
})

describe('who may come in', () => {
  it('refuses another host, origin and content type over a real connection', async () => {
    const { server, post } = await playground()

    expect(await statusFor(server.port, { host: `localhost:${server.port}` })).toBe(200)
    expect(await statusFor(server.port, { host: `evil.example:${server.port}` })).toBe(403)
    expect(
      await statusFor(server.port, { host: `localhost:${server.port}`, origin: 'http://evil.example' }),
    ).toBe(403)
    expect((await post('/playground/say', {}, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('opens once by the token in the address and then by a cookie that is not the token', async () => {
    const token = 'a-long-random-token'
    const { get } = await playground({ gate: { kind: 'token', token }, secureCookie: true })

    const closed = await get('/')
    const wrong = await get('/?token=a-long-random-tokem')
    const opened = await get(`/?token=${token}`)
    const cookie = opened.headers.get('set-cookie') ?? ''
    const inside = await get('/', { cookie: cookie.split(';')[0] ?? '' })

    expect([closed.status, wrong.status, opened.status, inside.status]).toEqual([401, 401, 303, 200])
    expect(opened.headers.get('location')).toBe('/')
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Secure$/)
    expect(cookie).not.toContain(token)
  })

  it('is not there at all where it is not registered', async () => {
    const server = await serve([])
    open.push(server)

    const statuses = await Promise.all(
      ['/', '/playground/state', '/playground/page/app.js'].map(
        async (path) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).status,
      ),
    )

    expect(statuses).toEqual([404, 404, 404])
  })
})
