import { expect, test } from 'vitest'
import { answerProblem } from '#src/decide/service/answer-problem.ts'
import { handToSales } from '#src/decide/service/hand-to-sales.ts'
import { reportProblem } from '#src/decide/service/report-problem.ts'
import { addDays } from '#src/domain/days.ts'
import { aCustomer, aMoment } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const acme = aCustomer({ owner: 'mei' })

async function opened({ deps, publish, join, clock }: Company) {
  await publish(aPolicy())
  await join(acme)
  clock.set(aMoment)
  return reportProblem(deps, { customer: acme, text: 'The printer jams', by: 'mei', id: '1' })
}

onEveryServer('customers’ problems', (openStore, where) => {
  const company = useCompany(openStore, where)
  const titles = async (userId: string) =>
    (await company().store.messages.latest('playground', userId, 99)).map(
      ({ card }) => (card as { title: string }).title,
    )
  const go = async () => drain(company().deps, company().queues)
  const watchAt = async (at: Date) => {
    company().clock.set(at)
    await runJob(company().deps, 'watch-problems')
    await go()
  }

  test('a reported one is service’s, by when its tier is promised, and is a note on the customer', async () => {
    const problem = await opened(company())
    const again = await reportProblem(company().deps, { customer: acme, text: 'x', by: 'mei', id: '1' })
    await go()

    expect(problem).toMatchObject({ assignee: 'sara', tier: 'A', promisedHours: 24, state: 'open' })
    expect(problem.dueAt > problem.openedAt).toBe(true)
    expect(again).toEqual(problem)
    expect(await company().store.events.known(['chat|1'])).toEqual(new Set(['chat|1']))
    expect(await titles('sara')).toEqual(['Acme Robotics waits for your answer'])
  })

  test('its answer is told to the owner once, and the first one stands', async () => {
    const problem = await opened(company())
    const { deps } = company()

    const first = await answerProblem(deps, {
      customer: acme,
      problem,
      by: 'sara',
      ending: 'solved',
      text: 'New drum',
    })
    const late = await answerProblem(deps, { customer: acme, problem, by: 'bao', ending: 'explained' })
    await go()
    await watchAt(aMoment)

    expect([first.outcome, late.outcome]).toEqual(['done', 'stale'])
    expect(late.problem.answer).toMatchObject({ by: 'sara', text: 'New drum' })
    expect(await titles('mei')).toEqual(['Acme Robotics: problem answered'])
  })

  test('an answer whose message was cut short is told by the watch', async () => {
    const problem = await opened(company())
    const { deps, store } = company()
    const outbox = { ...deps.outbox, put: () => Promise.reject(new Error('killed')) }

    const given = { customer: acme, problem, by: 'sara', ending: 'solved' } as const
    await expect(answerProblem({ ...deps, outbox }, given)).rejects.toThrow('killed')
    await watchAt(addDays(aMoment, 0.01))

    expect((await store.problems.get(problem._id))?.state).toBe('answered')
    expect(await titles('mei')).toEqual(['Acme Robotics: problem answered'])
  })

  test('a late one is told to service and the owner’s manager, once', async () => {
    const problem = await opened(company())
    await go()

    for (const days of [-0.01, 0.01, 0.02, 0.5]) await watchAt(addDays(problem.dueAt, days))
    await runJob(company().deps, 'sweep') // what came at night is said by day
    await go()

    const late = 'Acme Robotics waits longer than promised'
    expect((await titles('sara')).filter((title) => title === late)).toHaveLength(1)
    expect(await titles('bao')).toEqual([late])
    expect(await titles('mei')).toEqual([])
  })

  test('the problems of somebody who has left go to a colleague, who is told', async () => {
    const problem = await opened(company())
    await company().store.users.put([
      ...aTeam().map((user) => (user._id === 'sara' ? { ...user, active: false } : user)),
      aUser({ _id: 'otto', name: 'Otto', role: 'service' }),
    ])

    await watchAt(addDays(aMoment, 0.1))

    expect((await company().store.problems.get(problem._id))?.assignee).toBe('otto')
    expect(await titles('otto')).toEqual(['Acme Robotics waits for your answer'])
  })

  test('without a service team the owner has it', async () => {
    await company().store.users.put(
      aTeam().map((user) => (user.role === 'service' ? { ...user, active: false } : user)),
    )

    const problem = await opened(company())

    expect(problem.assignee).toBe('mei')
  })

  test('an upgrade goes to the owner as a reminder, twice said it is one', async () => {
    const { deps, store, publish, join } = company()
    await publish(aPolicy())
    await join(acme)
    const need = { customer: acme, need: 'upgrade', text: '20 more seats', by: 'sara', id: '7' } as const

    const told = [await handToSales(deps, need), await handToSales(deps, need)]

    const open = await store.reminders.openOf(['mei'])
    expect(told).toEqual(['mei', 'mei'])
    expect(open).toMatchObject([
      { kind: 'timed', note: '20 more seats', isUrgent: true, content: 'solution' },
    ])
  })
})
