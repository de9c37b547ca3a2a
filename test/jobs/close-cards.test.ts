import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { changeReminder, settleReminder } from '#src/decide/follow-up/settle-reminder.ts'
import { moveReminders } from '#src/decide/merge/merge-reminders.ts'
import { assignCustomers } from '#src/decide/records/assign-customers.ts'
import type { MergeRecord } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Question } from '#src/domain/question/question.ts'
import type { Chat } from '#src/ports/chat.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aProblem } from '../helpers/builders/a-problem.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const at = (seconds: number) => new Date(aMoment.getTime() + seconds * 1_000)
const aTimed = (id: string) =>
  aReminder({ _id: `timed-${id}`, customerId: id, kind: 'timed', dueAt: aMoment, since: aMoment })

onEveryServer('cards of what was settled elsewhere', (openStore, where) => {
  const company = useCompany(openStore, where)
  /** Two timed reminders of Mei's, each told by its card. */
  const open = async () => {
    const { publish, join, store, deps, queues } = company()
    await publish(aPolicy())
    await join(...['c1', 'c2'].map((id) => aNewcomer(id, { _id: id, name: `Acme ${id}`, tier: aTier() })))
    await store.reminders.plan([aTimed('c1'), aTimed('c2')])
    await runJob(deps, 'remind')
    await drain(deps, queues)
  }
  const told = async (id: string): Promise<Reminder> => {
    const found = await company().store.reminders.get(`timed-${id}`)
    if (!found) throw new Error(`no reminder ${id}`)
    return found
  }
  const settle = async (id: string, by = 'bao') =>
    settleReminder(company().deps, await told(id), { at: company().clock.now(), by, outcome: 'reached' })
  const closeAt = async (seconds: number, deps = company().deps) => {
    company().clock.set(at(seconds))
    await runJob(deps, 'close-cards')
  }
  const cards = async (to = 'mei') =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => card as Card)
  const titles = async () => (await cards()).map(({ title }) => title).toSorted()

  test('say who has settled it and when, and offer nothing but the way on; others stay', async () => {
    await open()
    await settle('c1')
    await closeAt(20)

    const closed = (await cards()).find(({ title }) => title === 'Acme c1: settled')
    expect(await titles()).toEqual(['Acme c1: settled', 'Your reminder: Acme c2'])
    expect(closed?.body).toEqual(['Done by Bao Chen on Sat 12 Dec, 10:00.'])
    expect(closed?.actions).toMatchObject([{ call: { command: 'today' } }])
  })

  test('say it in Chinese to whoever reads Chinese', async () => {
    await open()
    const mei = await company().store.users.byId('mei')
    if (mei) await company().store.users.put([{ ...mei, locale: 'zh' }])
    await settle('c1')
    await closeAt(20)

    const closed = (await cards()).find(({ title }) => title === 'Acme c1：已处理')
    expect(closed?.body).toEqual(['已由 Bao Chen 处理：12月12日(周六) 10:00。'])
  })

  test('say until when it was put off, and what is not needed any more', async () => {
    await open()
    const later = { set: { dueAt: new Date('2026-12-15T01:00:00Z'), snoozedUntil: at(9e5) } }
    await changeReminder(company().deps, await told('c1'), () => later)
    await changeReminder(company().deps, await told('c2'), () => ({ set: { state: 'withdrawn' } }))
    await closeAt(20)

    expect((await cards()).flatMap(({ body }) => body).toSorted()).toEqual([
      'Put off to Tue 15 Dec, 09:00.',
      'There is nothing left to do about it.',
    ])
  })

  test('say who looks after it now where the customer was handed over', async () => {
    await open()
    const { store, deps, get } = company()
    const audit = { record: async () => undefined }
    await assignCustomers({ ...deps, audit }, { customers: [await get('c1')], to: 'bao', by: 'bao' })
    await closeAt(20)

    const closed = (await cards()).find(({ title }) => title === 'Acme c1: settled')
    expect(closed?.body).toEqual(['Bao Chen looks after it now.'])
    expect(await titles()).toContain('Your reminder: Acme c2')
    expect((await store.reminders.get('timed-c1'))?.to).toBe('bao')
  })

  test('of a customer that was merged with another have nothing left to do', async () => {
    await open()
    const { deps, store } = company()
    const record = { into: 'c2', reminders: ['timed-c1'] } as unknown as MergeRecord
    await moveReminders(deps, record, 'c1')
    await closeAt(20)

    expect((await cards()).find(({ title }) => title === 'Acme c1: settled')?.body).toEqual([
      'There is nothing left to do about it.',
    ])
    expect((await store.reminders.get('timed-c1|c2'))?.state).toBe('open')
  })

  test.each(['problem-opened', 'problem-overdue'] as const)(
    'of a problem (%s) say who has answered it',
    async (kind) => {
      const { publish, join, store, deps, queues, clock } = company()
      await publish(aPolicy())
      await join(aNewcomer('c1', { _id: 'c1', name: 'Acme c1', tier: aTier() }))
      const problem = aProblem({ customerId: 'c1', assignee: 'bao' })
      await store.problems.open(problem)
      const notice = { kind, problemId: problem._id, customerId: 'c1', at: aMoment } as const
      await store.outbox.put([{ _id: 'p1', to: 'bao', notice }], aMoment)
      await queues.enqueue('deliver', { outboxId: 'p1' })
      await drain(deps, queues)
      const asking = (await cards('bao')).map(({ title }) => title)
      await runJob(deps, 'close-cards', { lists: true })
      const stillAsking = (await cards('bao')).map(({ title }) => title)

      const answer = { at: clock.now(), by: 'mei', ending: 'solved', text: 'A new drum' } as const
      await store.problems.change(problem._id, problem.rev, { state: 'answered', answer })
      await runJob(deps, 'close-cards', { lists: true })

      expect(stillAsking).toEqual(asking)
      const [card] = await cards('bao')
      expect(card?.title).toBe('Acme c1: settled')
      expect(card?.body).toEqual([expect.stringMatching(/^Answered by Mei/), 'A new drum'])
    },
  )

  test('leave an answer in place the time to be shown', async () => {
    await open()
    await settle('c1')
    await closeAt(5)
    const early = await titles()
    await closeAt(20)

    expect(early).toEqual(['Your reminder: Acme c1', 'Your reminder: Acme c2'])
    expect(await titles()).toContain('Acme c1: settled')
  })

  test('of a reminder that is open again stay as they are', async () => {
    await open()
    await settle('c1')
    const { _id, rev } = await told('c1')
    await company().store.reminders.change(_id, rev, { set: { state: 'open' }, unset: ['result'] })
    await closeAt(20)

    expect(await titles()).toEqual(['Your reminder: Acme c1', 'Your reminder: Acme c2'])
    expect((await told('c1')).cardsDueAt).toBeUndefined()
  })

  test.each(['reminders.cardsDue', 'outbox.toldOf', 'outbox.markClosed', 'reminders.change'])(
    'are closed by the next run where one was killed after %s',
    async (call) => {
      await open()
      await settle('c1')
      const mortal = killedAfter(company().deps, (made) => made === call)

      await expect(closeAt(20, mortal)).rejects.toThrow('killed')
      await closeAt(40)

      expect(await titles()).toEqual(['Acme c1: settled', 'Your reminder: Acme c2'])
      expect(await company().store.reminders.cardsDue(at(60), 9)).toEqual([])
    },
  )

  test('wait for a surface that is away, and are not waited for beyond three days', async () => {
    await open()
    await settle('c1')
    const { deps, store } = company()
    const asked: string[] = []
    const away: Chat<Card> = {
      surface: 'slack',
      post: async () => ({}),
      close: async (_to, _card, key) => {
        asked.push(key)
        throw new AppError({ code: 'slack-away', message: 'x', remedy: 'x', retryable: true })
      },
    }
    const both = { ...deps, chats: [away, ...deps.chats] }
    await closeAt(20, both)
    const waiting = await store.reminders.cardsDue(at(60), 9)
    await closeAt(73 * 3_600, both)
    await closeAt(74 * 3_600, both)

    expect(waiting).toMatchObject([{ _id: 'timed-c1' }])
    expect(asked).toHaveLength(2)
    expect(await titles()).toContain('Acme c1: settled')
  })

  test('are not looked for where nothing was settled', async () => {
    await open()
    const looked: unknown[] = []
    const { deps } = company()
    const outbox = {
      ...deps.outbox,
      toldOf: async (what: unknown) => {
        looked.push(what)
        return []
      },
    }
    await closeAt(20, { ...deps, outbox })

    expect(looked).toEqual([])
  })

  test('of a question say who has answered, and what', async () => {
    await open()
    const { store, deps, queues, clock } = company()
    const question: Question = {
      ...{ _id: 'question|mei|2026-12-12', to: 'mei', customerId: 'c1', kind: 'in-touch', value: 1 },
      options: [
        { code: 'yes', chance: 0.5 },
        { code: 'no', chance: 0.5 },
      ],
      askedAt: aMoment,
      expiresAt: new Date('2099-01-01T00:00:00Z'),
    }
    await store.questions.put(question)
    const notice = { kind: 'question', questionId: question._id, customerId: 'c1', at: aMoment } as const
    await store.outbox.put([{ _id: 'q1', to: 'bao', notice }], aMoment)
    await queues.enqueue('deliver', { outboxId: 'q1' })
    await drain(deps, queues)
    await store.questions.markAnswered(question._id, { code: 'yes', by: 'mei', at: clock.now() })
    await closeAt(20)

    const [card] = await cards('bao')
    expect(card?.body?.[0]).toMatch(/Mei.*12/u)
    expect(card?.body).toHaveLength(2)
    expect(await store.questions.cardsDue(at(60), 9)).toEqual([])
  })

  test('of changes that wait for a manager are closed once none does', async () => {
    const { publish, join, store, deps, queues, get } = company()
    await publish(aPolicy())
    const proposed = { code: 'B', at: aMoment, reason: 'small-base' } as const
    await join(aNewcomer('c1', { _id: 'c1', name: 'Acme', tier: aTier({ proposed }) }))
    await runJob(deps, 'ask-managers')
    await drain(deps, queues)
    const before = (await cards('bao')).map(({ title }) => title)
    await runJob(deps, 'close-cards', { lists: true })
    const stillWaiting = (await cards('bao')).map(({ title }) => title)
    const { rev } = await get('c1')
    await store.customers.update('c1', rev, { set: { tier: aTier() }, unset: [], push: [] })
    await runJob(deps, 'close-cards', { lists: true })

    expect(stillWaiting).toEqual(before)
    expect((await cards('bao')).map(({ body }) => body)).toEqual([
      ['All of these changes have been decided.'],
    ])
  })
})
