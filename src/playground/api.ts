import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import { localeSchema } from '#src/domain/locale.ts'
import { roles } from '#src/domain/user.ts'
import { complete, openForm, options, press, say, submit } from './converse.ts'
import type { PlaygroundDeps } from './deps.ts'
import { messageView } from './message-view.ts'
import { pageTexts } from './page-texts.ts'
import { findPeople, personOf } from './people.ts'
import { assertReady, requireUser } from './require.ts'

const longestText = 10_000
const shownMessages = 100
const handle = z.string().min(1).max(64)

const inputs = {
  people: z.object({ q: z.string().max(100).default(''), role: z.enum(roles).optional() }),
  ofUser: z.object({ user: handle }),
  complete: z.object({ user: handle, text: z.string().max(longestText) }),
  say: z.object({ user: handle, text: z.string().max(longestText) }),
  press: z.object({
    user: handle,
    label: z.string().max(longestText),
    call: z.object({
      command: z.string().max(100),
      input: z.record(z.string(), z.string().max(longestText)),
    }),
  }),
  file: z.object({ user: handle, id: z.string().max(300), n: z.coerce.number().int().min(0).max(20) }),
  payload: z.object({ user: handle, id: z.string().max(300), on: z.enum(['slack', 'wecom']) }),
  locale: z.object({ user: handle, locale: localeSchema }),
}

function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data

  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new AppError({
    code: 'input-invalid',
    message: `This cannot be read: ${fields || 'body'}.`,
    remedy: 'Reload the page and try again.',
  })
}

/** What the page asks and says, all JSON. */
export function addApi(server: FastifyInstance, deps: PlaygroundDeps): void {
  server.get('/playground/state', async () => ({
    ...deps.state(),
    setsLocale: deps.gate.kind === 'loopback',
  }))
  server.get('/playground/texts', async () => pageTexts)
  addReading(server, deps)
  addFiles(server, deps)
  addSpeaking(server, deps)
}

function addReading(server: FastifyInstance, deps: PlaygroundDeps): void {
  server.get('/playground/people', async (request) => {
    assertReady(deps)
    const { q, role } = read(inputs.people, request.query)
    return { people: findPeople(await deps.users.list(), { words: q, role }) }
  })

  server.get('/playground/messages', async (request) => {
    assertReady(deps)
    const user = await requireUser(deps, read(inputs.ofUser, request.query).user)
    const messages = await deps.messages.latest('playground', user._id, shownMessages)
    return { person: personOf(user), messages: messages.map(messageView) }
  })

  server.get('/playground/complete', async (request) => {
    assertReady(deps)
    const { user, text } = read(inputs.complete, request.query)
    return { items: await complete(deps, await requireUser(deps, user), text) }
  })

  server.get('/playground/options', async (request) => {
    assertReady(deps)
    const { user, text } = read(inputs.complete, request.query)
    return { options: await options(deps, await requireUser(deps, user), text) }
  })

  server.get('/playground/payload', async (request) => {
    const { user, id, on } = read(inputs.payload, request.query)
    const messages = await deps.messages.latest('playground', user, shownMessages)
    const card = messages.find((message) => message._id === id)?.card
    if (card === undefined) throw notThere()
    return { payload: deps.render[on](card as Card, id) }
  })
}

/** What was sent along with a message, to be saved; never opened in the page. */
function addFiles(server: FastifyInstance, deps: PlaygroundDeps): void {
  server.get('/playground/file', async (request, reply) => {
    const { user, id, n } = read(inputs.file, request.query)
    const messages = await deps.messages.latest('playground', user, shownMessages)
    const file = messages.find((message) => message._id === id)?.files?.[n]
    if (!file) throw notThere()
    return reply
      .header('content-disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`)
      .type(file.mime)
      .send(Buffer.from(file.content, 'base64'))
  })
}

const notThere = () =>
  new AppError({
    code: 'message-unknown',
    message: 'This message is not among the newest any more.',
    remedy: 'Ask again and open the new answer.',
  })

function addSpeaking(server: FastifyInstance, deps: PlaygroundDeps): void {
  server.post('/playground/say', async (request) => {
    assertReady(deps)
    const { user, text } = read(inputs.say, request.body)
    return { messages: await say(deps, await requireUser(deps, user), text) }
  })

  server.post('/playground/press', async (request) => {
    assertReady(deps)
    const { user, ...pressed } = read(inputs.press, request.body)
    return { messages: await press(deps, await requireUser(deps, user), pressed) }
  })

  server.post('/playground/form', async (request) => {
    assertReady(deps)
    const { user, ...pressed } = read(inputs.press, request.body)
    return openForm(deps, await requireUser(deps, user), pressed)
  })

  server.post('/playground/submit', async (request) => {
    assertReady(deps)
    const { user, ...filled } = read(inputs.press, request.body)
    return submit(deps, await requireUser(deps, user), filled)
  })

  // Answers come in the language of the user's row. On the trial store the page may change it; real people's rows stay.
  server.post('/playground/locale', async (request, reply) => {
    if (deps.gate.kind !== 'loopback') return reply.callNotFound()
    assertReady(deps)
    const { user: id, locale } = read(inputs.locale, request.body)
    const user = { ...(await requireUser(deps, id)), locale }
    await deps.users.put([user])
    return { person: personOf(user) }
  })
}
