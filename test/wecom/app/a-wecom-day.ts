import { onTestFinished } from 'vitest'
import { withQuestions } from '#src/commands/turns/with-questions.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { WecomOptions } from '#src/wecom/open-wecom.ts'
import { openDesk } from '../../commands/desk.ts'
import { servedWecom } from '../../helpers/a-wecom.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { eventually } from '../../helpers/eventually.ts'
import type { Seen } from '../../helpers/fake-wecom/seen.ts'

const customers = [
  aCustomer({ ref: 'acme', name: 'Acme Robotics', aliases: ['Acme'] }),
  aCustomer({ ref: 'ali', name: '阿里云计算有限公司', aliases: ['阿里'] }),
  aCustomer({ ref: 'nova', name: '新星食品' }),
  aCustomer({ ref: 'secret', name: 'Quokka Fjord', owner: 'lone' }),
]

type Given = {
  readonly locale?: Locale
  readonly customers?: readonly Customer[]
  readonly reminders?: readonly Reminder[]
  readonly surface?: Partial<WecomOptions>
}

/** Mei's day in the app, over HTTP to a strict WeCom, with real commands and stores behind it. */
export async function aWecomDay(given: Given = {}) {
  const { locale = 'zh', surface = {} } = given
  const users = [...aTeam(locale), aUser({ _id: 'lone' })].map((user) => ({
    ...user,
    identities: [{ surface: 'wecom' as const, team: 'wx5823bf96d3bd56c7', userId: user._id }],
  }))
  const desk = await openDesk({ users, customers: given.customers ?? customers })
  await desk.store.reminders.plan(given.reminders ?? [])
  const { store, dispatcher, deps } = desk
  const served = await servedWecom({
    dispatcher,
    asking: withQuestions(dispatcher, { ...deps, conversations: store.conversations }),
    stands: store.stands,
    kept: store.kept,
    ...surface,
  })
  const { fake, queued, failed } = served
  for (const id of ['bao', 'stranger']) fake.add.member(id, { name: id })
  onTestFinished(desk.close)

  const seen = (who = 'mei') => fake.seenBy(who, 'app')
  const settled = () =>
    eventually('work that has ended', () => (served.ended() >= queued.length ? true : undefined))

  return {
    ...served,
    desk,
    seen,
    settled,
    /** Does something, and answers what is new before somebody's eyes once all of it is worked on. */
    async after(act: () => Promise<unknown>, who = 'mei'): Promise<readonly Seen[]> {
      const before = seen(who).length
      await act()
      await settled()
      if (failed.length > 0) throw new AggregateError(failed, 'work has failed')
      return seen(who).slice(before)
    },
    says(text: string, who = 'mei') {
      return this.after(() => fake.user(who).writes(text), who)
    },
    /** The newest card that can be pressed, as it stands now. */
    card: (who = 'mei'): Seen => {
      const found = seen(who).findLast(({ card }) => card !== undefined)
      if (!found) throw new Error('there is no card')
      return found
    },
    press(label: string, choices: Parameters<ReturnType<typeof fake.user>['presses']>[2] = {}, who = 'mei') {
      return this.after(() => fake.user(who).presses(this.card(who), label, choices), who)
    },
  }
}
