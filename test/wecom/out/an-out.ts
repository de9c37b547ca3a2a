import type { Card } from '#src/cards/card.ts'
import type { User } from '#src/domain/user.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import type { Stands } from '#src/ports/stands.ts'
import { openStore } from '#src/store/open-store.ts'
import { callsTo } from '#src/wecom/api/call.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import { createWecomChat } from '#src/wecom/out/chat.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { openFakeWecom } from '../../helpers/fake-wecom/index.ts'
import { memoryBudgets } from '../../helpers/memory-budgets.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'

export const meiAtWecom: User = aUser({
  identities: [
    { surface: 'playground', userId: 'mei' },
    { surface: 'wecom', team: 'wx5823bf96d3bd56c7', userId: 'mei' },
  ],
})

export const aCardOf = (title: string, more: Partial<Card> = {}): Card => ({
  title,
  tone: 'neutral',
  text: title,
  body: [title],
  ...more,
})

/** A card that is one template card, with a button. */
export const aCardToPress = (title: string): Card =>
  aCardOf(title, {
    actions: [{ kind: 'button', label: '完成', call: { command: 'done', input: { reminder: 'r1' } } }],
  })

/** What goes out, over HTTP to a strict WeCom with the members Mei and Li. */
export async function openOut({ settledAfterMs = 0 } = {}) {
  const wecom = await openFakeWecom()
  wecom.add.member('mei', { name: '王梅' })
  wecom.add.member('li', { name: '李雷' })
  wecom.add.group('sales', { members: ['mei', 'li'], robotKey: 'robot-sales' })
  const server = await openEmbeddedMongo({
    dataDir: ':memory:',
    prefer: 'in-process',
    log: recordingLogger(),
  })
  const store = await openStore({ uri: server.uri, log: recordingLogger() })
  await store.migrate()

  const { corpId, agentId, secret } = wecom.app
  const budgets = memoryBudgets(wecom.time.nowMs)
  /** As another process would have it; `ageMs`: so long after what was begun before. */
  const another = ({
    ageMs = 0,
    baseUrl = wecom.apiUrl,
    hasRobot = true,
    pauseMs = 0,
    publicUrl = '',
  } = {}) =>
    createWecomChat({
      api: createWecomApi({
        corpId,
        agentId,
        secret,
        baseUrl,
        clock: wecom.time,
        log: recordingLogger(),
      }),
      stands: aged(store.stands, ageMs),
      kept: store.kept,
      budgets,
      clock: wecom.time,
      settledAfterMs,
      publicUrl: publicUrl || undefined,
      pause: createPause(pauseMs),
      robot: hasRobot ? { ask: callsTo(baseUrl), key: 'robot-sales' } : undefined,
    })

  return {
    wecom,
    store,
    budgets,
    chat: another(),
    another,
    seen: () => wecom.seenBy('mei', 'app'),
    sends: () => wecom.state.calls.filter(({ method }) => method === 'message/send'),
    async close() {
      await wecom.close()
      await store.close()
      await server.close()
    },
  }
}

const aged = (stands: Stands, ageMs: number): Stands => ({
  ...stands,
  begin: async (of) => {
    const before = await stands.begin(of)
    return before && { ...before, ageMs: before.ageMs + ageMs }
  },
})

/** How a promise ended: what it answered, or the code that it threw. */
export const ended = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) =>
    typeof error === 'object' && error !== null && 'code' in error ? error.code : error,
  )
