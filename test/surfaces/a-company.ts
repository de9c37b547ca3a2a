import { contactLinkId } from '#src/domain/contact/contact-link.ts'
import { addDays } from '#src/domain/days.ts'
import type { Locale } from '#src/domain/locale.ts'
import { questionId } from '#src/domain/question/question.ts'
import type { User } from '#src/domain/user.ts'
import type { Store } from '#src/store/open-store.ts'
import { openDesk } from '../commands/desk.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aProblem } from '../helpers/builders/a-problem.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aTeam } from '../helpers/builders/a-user.ts'

/** Names that the examples of help name, several alike, more than a card of buttons holds, and one of each trouble. */
const customers = [
  aCustomer({ ref: 'acme-robotics', name: 'Acme Robotics', aliases: ['acme'], tags: ['vip'] }),
  aCustomer({ ref: 'acme-2', name: 'Acme 2', lifecycle: 'dormant' }),
  aCustomer({ ref: 'ali', name: '阿里' }),
  aCustomer({
    ref: 'ali-2',
    name: '阿里二',
    tier: aTier({ proposed: { code: 'B', at: daysAgo(1), reason: 'low-confidence' } }),
  }),
  ...Array.from({ length: 12 }, (_, n) =>
    aCustomer({ ref: `north-${n}`, name: `Northern Lights Trading Company ${n}` }),
  ),
  aNewcomer('newcomer'),
]

/** What stands open for Mei, as its ids. */
export const open = {
  customerId: 'c-acme-robotics',
  reminderId: 'c-acme-robotics|touch|2026-12-12',
  questionId: questionId('mei', '2026-12-12'),
  problemId: 'chat|printer',
  answeredId: 'chat|drum',
} as const

/** Mei is in WeCom as well. */
const inWecom = (user: User): User =>
  user._id === 'mei' ? { ...user, identities: [{ surface: 'wecom', team: 'ww1', userId: 'mei' }] } : user

/** A company in one language, with something to do for everybody in it. */
export async function aCompany(locale: Locale) {
  const desk = await openDesk({ users: aTeam(locale).map(inWecom), customers })
  await planned(desk.store)
  await asked(desk.store)
  await waits(desk.store)
  return desk
}

async function planned({ reminders, tierChanges, problems }: Store) {
  await reminders.plan([
    aReminder({ customerId: open.customerId, note: 'ask about the contract' }),
    aReminder({ customerId: 'c-ali' }),
    ...Array.from({ length: 12 }, (_, n) => aReminder({ customerId: `c-north-${n}` })),
  ])
  await tierChanges.put([
    {
      _id: 'c-acme-robotics-1',
      customerId: open.customerId,
      rev: 1,
      at: daysAgo(2),
      from: 'B',
      to: 'A',
      evidence: { reason: 'promoted' },
    },
  ])
  await problems.open(aProblem({ _id: open.problemId, customerId: open.customerId }))
  const answer = { at: aMoment, by: 'sara', ending: 'replaced' } as const
  const drum = { _id: open.answeredId, customerId: open.customerId, text: 'The drum is worn' }
  await problems.open(aProblem({ ...drum, state: 'answered', answer }))
}

/** The day's question, and a contact that may be three customers'. */
async function asked({ questions, contactLinks }: Store) {
  const estimate = { from: daysAgo(90), to: aMoment, amountMinor: 0, orders: 0 }
  await questions.put({
    _id: open.questionId,
    to: 'mei',
    customerId: open.customerId,
    kind: 'unseen-orders',
    options: [
      { code: 'none', chance: 0.7, estimate },
      { code: 'to-A', chance: 0.3, changes: 'tier', tier: 'A', fromMinor: 1_300_000, estimate },
    ],
    value: 0.3,
    askedAt: aMoment,
    expiresAt: addDays(aMoment, 14),
  })
  const id = contactLinkId('wecom', 'wm1', 'mei')
  const known = { name: 'Zhang', remark: 'Northern - Zhang', phones: [], tags: [] }
  const times = { since: daysAgo(30), seenAt: aMoment }
  await contactLinks.see([{ _id: id, surface: 'wecom', contactId: 'wm1', rep: 'mei', ...known, ...times }])
  await contactLinks.settle([
    { id, match: { state: 'unsure', candidates: ['c-north-1', 'c-north-2', 'c-north-3'] } },
  ])
}

/** Two newcomers, and a message that the trial run holds back. */
async function waits({ outbox, settings }: Store) {
  const identity = (userId: string) => ({ surface: 'slack', team: 'T1', userId }) as const
  await outbox.put(
    ['U8', 'U9'].map((userId) => ({
      _id: `newcomer|${userId}|admin`,
      to: 'admin',
      notice: { kind: 'newcomer', identity: identity(userId), name: `Nina ${userId}`, at: aMoment },
    })),
    aMoment,
  )
  await settings.set('trialRun', true)
}
