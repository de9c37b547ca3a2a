import { rawRoute } from '#src/http/raw-route.ts'
import { createHttpServer } from '#src/http/server.ts'
import type { StandKey } from '#src/ports/stands.ts'
import { openSlack, type SlackOptions } from '#src/slack/open-slack.ts'
import { type SlackApiOptions, slackApi } from '#src/slack/slack-api.ts'
import { fixedDispatcher } from './fixed-dispatcher.ts'
import { memoryOnce } from './memory-once.ts'
import { recordingLogger } from './recording-logger.ts'

/** Which Homes are open, in memory. */
function memoryHomes() {
  const refs = new Map<string, string>()
  const idOf = ({ place, key }: StandKey) => `${place}|${key}`
  return {
    ref: async (of: StandKey) => refs.get(idOf(of)),
    put: async (of: StandKey, ref: string) => void refs.set(idOf(of), ref),
  }
}

type Given = Partial<Omit<SlackOptions, 'api'>> & Partial<SlackApiOptions>

/** Slack as a surface with what a test does not say; its API is nobody's unless `apiUrl` is given. */
export function aSlack(given: Given = {}) {
  const log = recordingLogger()
  const queued: Parameters<SlackOptions['enqueue']>[0][] = []
  const reported: (readonly [string, string])[] = []
  const api = slackApi({
    access: { botToken: 'xoxb-1' },
    apiUrl: 'http://127.0.0.1:9/api/',
    allowed: async () => [],
    once: memoryOnce(),
    clock: { now: () => new Date() },
    log,
    ...given,
  })
  const stands = given.stands ?? memoryHomes()
  const slack = openSlack({
    api,
    command: '/customer',
    report: async (team, how) => void reported.push([team, how]),
    enqueue: async (event) => void queued.push(event),
    dispatcher: fixedDispatcher(),
    ...given,
    stands,
  })
  return { slack, api, log, queued, reported, stands }
}

/** The same in a listening server. */
export async function servedSlack(given: Given = {}) {
  const made = aSlack(given)
  const routes = made.slack.routes.map(({ path, listener, method }) => rawRoute(path, listener, method))
  const server = await createHttpServer({ host: '127.0.0.1', port: 0, log: made.log, checks: {}, routes })

  return {
    ...made,
    base: `http://127.0.0.1:${server.port}`,
    async close() {
      await made.slack.close()
      await server.close()
    },
  }
}
