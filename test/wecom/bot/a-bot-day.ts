import { onTestFinished } from 'vitest'
import { commands } from '#src/commands/index.ts'
import { withQuestions } from '#src/commands/turns/with-questions.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { User } from '#src/domain/user.ts'
import type { BotLine, BotOut, BotSent } from '#src/wecom/bot/line.ts'
import { memberIds } from '#src/wecom/bot/member-id.ts'
import { openBot } from '#src/wecom/bot/open-bot.ts'
import type { WecomIncoming } from '#src/wecom/incoming.ts'
import type { WecomOptions } from '#src/wecom/open-wecom.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import { openDesk } from '../../commands/desk.ts'
import { aWecom } from '../../helpers/a-wecom.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { eventually } from '../../helpers/eventually.ts'
import { openFakeWecom } from '../../helpers/fake-wecom/index.ts'
import type { FakeWecomOptions } from '../../helpers/fake-wecom/options.ts'
import { memoryBudgets } from '../../helpers/memory-budgets.ts'

const linked =
  (corpId: string) =>
  (user: User): User => ({
    ...user,
    identities: [{ surface: 'wecom', team: corpId, userId: user._id }],
  })

const customers = [
  aCustomer({ ref: 'acme', name: 'Acme Robotics', aliases: ['Acme'] }),
  aCustomer({ _id: 'c-ali', ref: 'ali', name: '阿里云计算有限公司', aliases: ['阿里'] }),
]

type Given = FakeWecomOptions & {
  readonly customers?: readonly Customer[]
  readonly locale?: 'en' | 'zh'
  readonly surface?: Partial<WecomOptions>
}

/** Mei and her colleagues before the AI bot, real commands behind it; out of the queue a failed job comes again. */
export async function aBotDay({ customers: given, locale = 'zh', surface = {}, ...options }: Given = {}) {
  const fake = await openFakeWecom(options)
  const users = [...aTeam(locale), aUser({ _id: 'fang', name: '方丽', locale: 'zh' })]
  const desk = await openDesk({ users: users.map(linked(fake.app.corpId)), customers: given ?? customers })
  for (const id of ['Mei', 'bao', 'fang', 'out']) fake.add.member(id, { name: id })
  fake.add.group('sales', { members: ['mei', 'bao', 'fang', 'out'], withBot: true })

  const said: BotOut[] = []
  /** What stands between a worker and the connection. */
  const between: { act?: (out: BotOut, send: BotLine['send']) => Promise<BotSent> } = {}
  const line: BotLine = {
    async send(out) {
      said.push(out)
      return between.act ? between.act(out, (again) => socket.send(again)) : socket.send(out)
    },
  }
  const failed: unknown[] = []
  const working = new Set<Promise<void>>()
  const run = async (incoming: WecomIncoming): Promise<void> => {
    for (let attempt = 0; attempt < 4; attempt++) {
      try {
        return await made.wecom.receive(JSON.parse(JSON.stringify(incoming)))
      } catch (error) {
        failed.push(error)
      }
    }
  }
  const heard: WecomIncoming[] = []
  const enqueue = async (incoming: WecomIncoming) => {
    if (heard.some(({ id }) => id === incoming.id)) return
    heard.push(incoming)
    working.add(run(incoming))
  }
  const verbs = commands.flatMap(({ shown, aliases }) => [shown.en, shown.zh, ...aliases])
  const made = aWecom(fake, {
    dispatcher: desk.dispatcher,
    asking:
      surface.dispatcher ??
      withQuestions(desk.dispatcher, { ...desk.deps, conversations: desk.store.conversations }),
    stands: desk.store.stands,
    kept: desk.store.kept,
    bot: {
      line,
      memberId: memberIds({
        api: { post: (...args) => made.api.post(...args) },
        clock: fake.time,
      }),
      kept: desk.store.kept,
      budgets: memoryBudgets(fake.time.nowMs),
      pause: createPause(),
      verbs,
      quoteVerbs: {
        log: ['log', '写跟进', '跟进', '记一下'],
        remind: ['remind', '提醒'],
        tier: ['tier', '等级', '级别'],
      },
    },
    ...surface,
  })
  const reported: string[] = []
  const socket = openBot({
    botId: fake.app.botId,
    secret: fake.app.botSecret,
    wsUrl: fake.botUrl,
    reconnectMs: 20,
    waitMs: 500,
    log: made.log,
    clock: fake.time,
    enqueue: (incoming) => queue.enqueue(incoming),
    report: async (code) => void reported.push(code),
  })
  const queue = { enqueue }
  socket.open()
  await eventually('a subscription', () => socket.isSubscribed())
  onTestFinished(async () => {
    await Promise.allSettled(working)
    socket.close()
    await made.wecom.close()
    await fake.close()
    await desk.close()
  })

  return {
    fake,
    desk,
    ...made,
    between,
    said,
    heard,
    failed,
    reported,
    queue,
    socket,
    run,
    mei: fake.user('mei'),
    /** What Mei sees somewhere once there is so much of it. */
    seen: async (place: string, count = 1, who = 'mei') =>
      eventually(`${count} in ${place}`, () => {
        const all = fake.seenBy(who, place)
        return all.length >= count ? all : undefined
      }),
    /** Everything that was heard has been worked on. */
    settled: async () => void (await Promise.all(working)),
  }
}
