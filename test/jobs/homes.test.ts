import { expect, test } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Chat } from '#src/ports/chat.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { useCompany } from '../helpers/company.ts'
import { runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const day = '2026-12-14'
const half = new Date('2026-12-14T00:30:00Z') // Monday, 08:30 in Shanghai
const awake = { quietHours: { from: '00:00', to: '00:00' } }

onEveryServer('a home that stands on a screen', (openStore, where) => {
  const company = useCompany(openStore, where)
  /** A surface that keeps homes, in order what it was asked for. */
  const open = async (refreshHome?: NonNullable<Chat<Card>['refreshHome']>) => {
    const { publish, store, deps, clock } = company()
    clock.set(half)
    await publish(aPolicy())
    await store.users.put((await store.users.list()).map((user) => ({ ...user, ...awake })))
    const did: string[] = []
    const chat: Chat<Card> = {
      surface: 'slack',
      async post(to) {
        did.push(`post ${to._id}`)
        return {}
      },
      refreshHome: refreshHome ?? (async (of) => void did.push(`home ${of._id}`)),
    }
    return { did, deps: { ...deps, chats: [chat] } satisfies JobDeps }
  }
  const putNews = () =>
    company().store.outbox.put(
      [
        {
          _id: `today|mei|${day}`,
          to: 'mei',
          notice: { kind: 'today', day, group: `morning|${day}`, reminders: [], at: half },
        },
      ],
      half,
    )

  test('is shown anew once the day is planned', async () => {
    const { did, deps } = await open()

    await runJob(deps, 'plan-follow-ups', { userId: 'mei', day })

    expect(did).toEqual(['home mei'])
  })

  test('is shown anew once the list of the day is told', async () => {
    const { did, deps } = await open()
    const { store, join } = company()
    await join()
    await store.reminders.plan([aReminder({ customerId: 'c1', _id: 'c1|touch', dueAt: half, listedOn: day })])
    await putNews()

    await runJob(deps, 'deliver', { outboxId: `today|mei|${day}` })

    expect(did.at(-1)).toBe('home mei')
  })

  test('that cannot be shown holds nothing up', async () => {
    const away = new AppError({ code: 'slack-away', message: 'Away.', remedy: 'Wait.', retryable: true })
    const { deps } = await open(async () => {
      throw away
    })

    await runJob(deps, 'plan-follow-ups', { userId: 'mei', day })

    expect(await company().store.outbox.count()).toMatchObject({ waiting: 1 })
  })
})
