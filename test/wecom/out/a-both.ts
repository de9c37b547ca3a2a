import type { JobDeps } from '#jobs/deps.ts'
import { settleReminder } from '#src/decide/follow-up/settle-reminder.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import { aMoment, aTier } from '../../helpers/builders/a-customer.ts'
import { aNewcomer } from '../../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { aTeam } from '../../helpers/builders/a-user.ts'
import { drain, memoryQueues, runJob } from '../../helpers/memory-queues.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { meiAtSlack, openOut as openSlackOut } from '../../slack/out/an-out.ts'
import { meiAtWecom, openOut as openWecomOut } from './an-out.ts'

type Surface = 'slack' | 'wecom'

/** A company whose Mei is one person on a strict Slack, a strict WeCom and the playground. */
export async function openBoth() {
  const [slackOut, wecomOut] = await Promise.all([openSlackOut(), openWecomOut()])
  const { store, wecom } = wecomOut
  const { slack } = slackOut
  let at = aMoment
  const clock = { now: () => at }
  const queues = memoryQueues()
  const deps: JobDeps = {
    ...store,
    queues,
    clock,
    ids: { next: () => 't1' },
    log: recordingLogger(),
    companyTimeZone: 'Asia/Shanghai',
    chats: [slackOut.chat, wecomOut.chat, createPlaygroundChat({ messages: store.messages, clock })],
  }
  const identities = [...meiAtSlack.identities, ...meiAtWecom.identities.slice(1)]
  const prefer = async (preferredSurface: Surface, more: { readonly locale?: 'en' | 'zh' } = {}) => {
    const team = aTeam().map((user) =>
      user._id === 'mei' ? { ...user, identities, settings: { preferredSurface }, ...more } : user,
    )
    await store.users.put(team)
  }
  await store.policies.insert(aPolicy())
  await store.policies.activate(1)
  await store.customers.insertNew([aNewcomer('c1', { _id: 'c1', name: '阿里', tier: aTier() })])
  const timed = aReminder({ _id: 'timed', customerId: 'c1', kind: 'timed' })

  return {
    slack,
    wecom,
    deps,
    store,
    slackOut,
    wecomOut,
    slackStands: slackOut.store.stands,
    prefer,
    /** Mei's own reminder comes due and is told where she wants it. */
    async told() {
      await store.reminders.plan([timed])
      await runJob(deps, 'remind')
      await drain(deps, queues)
    },
    async settled() {
      const reminder = await store.reminders.get('timed')
      if (!reminder) throw new Error('no reminder')
      await settleReminder(deps, reminder, { at, by: 'mei', outcome: 'reached' })
    },
    async closed() {
      at = new Date(at.getTime() + 20_000)
      await runJob(deps, 'close-cards')
    },
    wait(ms: number) {
      at = new Date(at.getTime() + ms)
      slack.time.advance(ms)
      wecom.time.advance(ms)
    },
    now: () => at,
    onSlack: () => slack.seenBy('U1').map(({ words }) => words),
    onWecom: () => wecom.seenBy('mei', 'app').map(({ words }) => words),
    callsTo: (surface: Surface, method: string) =>
      (surface === 'slack' ? slack : wecom).state.calls.filter((call) => call.method === method),
    async close() {
      await slackOut.close()
      await wecomOut.close()
    },
  }
}
