import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { User } from '#src/domain/user.ts'
import { eventHandlers } from '#src/slack/events/index.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { botScopes } from '#src/slack/install/scopes.ts'
import { openDesk } from '../../commands/desk.ts'
import { servedSlack } from '../../helpers/a-slack.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { eventually } from '../../helpers/eventually.ts'
import { openFakeSlack } from '../../helpers/fake-slack/index.ts'
import type { Seen } from '../../helpers/fake-slack/seen.ts'

/** People of the company by the ids they have in Slack. */
const inSlack = { mei: 'UMEI', fang: 'UFANG', bao: 'UBAO', sara: 'USARA', admin: 'UADMIN' } as const

const linked = (user: User): User => {
  const userId = inSlack[user._id as keyof typeof inSlack]
  return userId ? { ...user, identities: [{ surface: 'slack', team: 'T1', userId }] } : user
}

/** What the app is told, as its manifest asks for it. */
const events = Object.keys(eventHandlers).map((type) => (type === 'message' ? 'message.im' : type))

const customers = [
  aCustomer({ ref: 'acme', name: 'Acme Robotics', aliases: ['Acme'] }),
  aCustomer({ ref: 'nova', name: 'Nova Ltd' }),
  aCustomer({ ref: 'secret', name: 'Quokka Fjord', owner: 'lone' }),
]

type Given = { readonly customers?: readonly Customer[]; readonly reminders?: readonly Reminder[] }

/** A workspace with a sales channel, a private one, and one that is shared with another company. */
export async function aWorkday(given: Given = {}) {
  const users = [...aTeam(), aUser({ _id: 'fang', name: '方丽', locale: 'zh' }), aUser({ _id: 'lone' })]
  const desk = await openDesk({ users: users.map(linked), customers: given.customers ?? customers })
  await desk.store.reminders.plan(given.reminders ?? [])
  const slack = await openFakeSlack({ rateLimits: false, app: { botScopes, events: [...events] } })
  slack.add.team('T1')
  slack.add.team('T2')
  const botToken = slack.add.install('T1')
  for (const [name, id] of Object.entries(inSlack)) slack.add.person(id, { name })
  slack.add.person('UOUT', { name: 'outsider', team: 'T2' })
  slack.add.channel('CSALES', { members: ['UMEI', 'UBAO', 'UFANG', 'UBOTT1'] })
  slack.add.person('UGUEST', { name: 'guest', restricted: true })
  slack.add.channel('CGUEST', { members: ['UMEI', 'UGUEST', 'UBOTT1'] })
  slack.add.channel('GPRIV', { kind: 'private', members: ['UMEI', 'UBAO'] })
  slack.add.channel('CEXT', { teams: ['T1', 'T2'], members: ['UMEI', 'UOUT', 'UBOTT1'] })

  const clock = { now: () => new Date(slack.time.nowMs()) }
  const served = await servedSlack({
    access: { botToken },
    apiUrl: slack.apiUrl,
    signingSecret: slack.app.signingSecret,
    dispatcher: desk.dispatcher,
    clock,
    // As the queue hands it on, to a worker in the same process.
    enqueue: async (event) => void working.add(served.slack.receive(structuredClone(event))),
  })
  const working = new Set<Promise<void>>()
  slack.pointAt(`${served.base}${slackPath}`)

  /** The newest message that somebody sees there, once there are more than `before`. */
  const next = (who: string, channel: string, before: number): Promise<Seen> =>
    eventually('an answer', () => slack.seenBy(who, channel)[before])

  return {
    slack,
    desk,
    served,
    /** Does something and answers what is seen of it. */
    async after(who: string, channel: string, act: () => Promise<unknown>): Promise<Seen> {
      const before = slack.seenBy(who, channel).length
      await act()
      return next(who, channel, before)
    },
    /** Everything that is under way has ended. */
    async settled() {
      await Promise.all(working)
      await served.slack.close()
    },
    modalOf: (who: string, until: (words: string) => boolean) =>
      eventually('a modal', () => {
        const view = slack.modalOf(who)
        return view && until(JSON.stringify(view.body)) ? view : undefined
      }),
    async close() {
      await served.close()
      await Promise.allSettled(working)
      await slack.close()
      await desk.close()
    },
  }
}
