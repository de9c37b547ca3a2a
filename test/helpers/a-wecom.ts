import { onTestFinished } from 'vitest'
import { rawRoute } from '#src/http/raw-route.ts'
import { createHttpServer } from '#src/http/server.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { Stands } from '#src/ports/stands.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import { openWecom, type WecomOptions } from '#src/wecom/open-wecom.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import { type FakeWecom, openFakeWecom } from './fake-wecom/index.ts'
import type { FakeWecomOptions } from './fake-wecom/options.ts'
import { fixedDispatcher } from './fixed-dispatcher.ts'
import { memoryBudgets } from './memory-budgets.ts'
import { memoryOnce } from './memory-once.ts'
import { recordingLogger } from './recording-logger.ts'

/** What stands where, as far as surfaces ask while they answer: by reference alone. */
export const memoryStands = (): Stands => {
  const refs = new Map<string, string>()
  const idOf = ({ place, key }: { place: string; key: string }) => `${place}|${key}`
  return {
    begin: async () => undefined,
    renew: async () => true,
    forget: async () => undefined,
    put: async (of, ref) => void refs.set(idOf(of), ref),
    ref: async (of) => refs.get(idOf(of)),
    thread: async () => undefined,
    openThread: async (_at, _customer, ref) => ref,
  }
}

/** What is kept for a while, in memory. */
export const memoryKept = (): Kept => {
  const texts = new Map<string, string>()
  return {
    async keep(key, text) {
      texts.set(key, texts.get(key) ?? text)
      return texts.get(key) ?? text
    },
    get: async (key) => texts.get(key),
    drop: async (key) => void texts.delete(key),
  }
}

/** WeCom as a surface on a strict WeCom; what a test does not say is in memory. `queued` is worked on at once. */
export function aWecom(fake: FakeWecom, given: Partial<WecomOptions> = {}) {
  const log = recordingLogger()
  const { corpId, agentId, secret, token, aesKey } = fake.app
  const api = createWecomApi({ corpId, agentId, secret, baseUrl: fake.apiUrl, clock: fake.time, log })
  const queued: Parameters<WecomOptions['enqueue']>[0][] = []
  const failed: unknown[] = []
  let ended = 0
  const reported: string[] = []
  const wecom = openWecom({
    api,
    token,
    aesKey,
    async enqueue(incoming) {
      queued.push(incoming)
      void wecom
        .receive(JSON.parse(JSON.stringify(incoming)))
        .catch((error: unknown) => failed.push(error))
        .finally(() => ended++)
    },
    report: async (state) => void reported.push(state),
    dispatcher: fixedDispatcher(),
    once: memoryOnce(),
    stands: memoryStands(),
    kept: memoryKept(),
    budgets: memoryBudgets(fake.time.nowMs),
    pause: createPause(),
    clock: fake.time,
    log,
    ...given,
  })
  return { wecom, api, log, queued, failed, reported, ended: () => ended }
}

/** The same in a listening server that WeCom has verified, with 王梅 and Li; closed when the test is over. */
export async function servedWecom(given: Partial<WecomOptions> = {}, options: FakeWecomOptions = {}) {
  const fake = await openFakeWecom(options)
  fake.add.member('Mei', { name: '王梅' })
  fake.add.member('li', { name: '李雷' })
  const made = aWecom(fake, given)
  const routes = made.wecom.routes.map(({ path, listener, method }) => rawRoute(path, listener, method))
  const server = await createHttpServer({ host: '127.0.0.1', port: 0, log: made.log, checks: {}, routes })
  const url = `http://127.0.0.1:${server.port}/wecom/callback`
  onTestFinished(async () => {
    await made.wecom.close()
    await fake.close()
    await server.close()
  })

  return { ...made, fake, url, verified: await fake.pointAt(url) }
}
