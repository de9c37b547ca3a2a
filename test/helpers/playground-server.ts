import type { FastifyPluginAsync } from 'fastify'
import { createHttpServer, type HttpServer } from '#src/http/server.ts'
import type { PlaygroundDeps } from '#src/playground/deps.ts'
import { playgroundRoutes } from '#src/playground/routes.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { renderWecom } from '#src/wecom/render.ts'
import { aUser } from './builders/a-user.ts'
import { fixedDispatcher } from './fixed-dispatcher.ts'
import { memoryMessages } from './memory-messages.ts'
import { memoryUsers } from './memory-users.ts'
import { recordingLogger } from './recording-logger.ts'

const people = [
  aUser({ team: 'East' }),
  aUser({ _id: 'wei', name: '王伟', locale: 'zh', team: '华东' }),
  aUser({ _id: 'li', name: 'Li Na', role: 'manager' }),
  aUser({ _id: 'admin', name: 'Admin', role: 'admin' }),
  aUser({ _id: 'gone', name: 'Gone', active: false }),
]

let count = 0

/** What the playground needs, in memory; `given` replaces a part. */
export function playgroundDeps(given: Partial<PlaygroundDeps> = {}): PlaygroundDeps {
  const users = memoryUsers(people)
  return {
    gate: { kind: 'loopback' },
    secureCookie: false,
    dispatcher: fixedDispatcher(async (id) => (await users.byId(id))?.locale ?? 'en'),
    users,
    messages: memoryMessages(),
    clock: { now: () => new Date() },
    ids: { next: () => `id${++count}` },
    log: recordingLogger(),
    render: { slack: renderSlack, wecom: (card, id) => renderWecom(card, { taskId: id }) },
    state: () => ({ phase: 'ready' }),
    pollMs: 20,
    ...given,
  }
}

/** A real server on a free port of 127.0.0.1. */
export const serve = (routes: readonly FastifyPluginAsync[], checks = {}): Promise<HttpServer> =>
  createHttpServer({ host: '127.0.0.1', port: 0, log: recordingLogger(), checks, routes, drainMs: 2_000 })

/** The playground on a real server. */
export const servePlayground = (deps: PlaygroundDeps): Promise<HttpServer> => serve([playgroundRoutes(deps)])
