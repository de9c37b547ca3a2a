import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { digestPartCard } from '#src/cards/digest/part-cards.ts'
import { digestView } from '#src/decide/digest/view-digest.ts'
import { digestIdOf } from '#src/domain/digest/digest-id.ts'
import type { FeedbackEvent } from '#src/domain/event.ts'
import type { User } from '#src/domain/user.ts'
import { openModel } from '#src/llm/open-model.ts'
import { aCustomer, someFacts } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { openFakeLlm } from '../helpers/fake-llm/index.ts'
import type { Script } from '../helpers/fake-llm/shapes.ts'
import { memoryBudgets } from '../helpers/memory-budgets.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** A Friday, four in the afternoon in Shanghai. */
const friday = new Date('2026-12-11T08:00:00Z')
const yesterday = new Date('2026-12-10T08:00:00Z')

const late: FeedbackEvent = {
  _id: 'chat|1',
  kind: 'feedback',
  customerId: 'c-acme-robotics',
  source: 'chat',
  at: yesterday,
  bookedAt: yesterday,
  receivedAt: yesterday,
  topic: 'service',
  rating: 1,
  note: '送货又晚了三天',
}

const said = {
  change: '你的团队眼下没有等级变动。',
  risk: '没有明显的风险。',
  todo: '先看看最近的反馈。',
}

onEveryServer('what is said about a week', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (manager: Partial<User> = {}) => {
    const { publish, join, store, ingest } = company()
    await publish(aPolicy())
    const ratings = { service: { sum: 1, weight: 1, lastAt: yesterday } } as never
    await join(aCustomer({ facts: someFacts({ ratings }) }))
    await ingest(late)
    await store.users.put([
      aUser({ _id: 'bao', name: 'Bao Chen', role: 'manager', locale: 'zh', ...manager }),
    ])
  }
  /** The week's digest, twice as after a crash, with a model that answers each prompt. */
  const run = async (summary: Script, themes: Script) => {
    const fake = await openFakeLlm()
    fake.always((asked) => {
      const script = JSON.stringify(asked.messages).includes('反馈归成') ? themes : summary
      return typeof script === 'function' ? script(asked) : script
    })
    const { baseUrl, model: name, apiKey } = fake
    const log = recordingLogger()
    const model = openModel({ baseUrl, model: name, log, ...(apiKey === undefined ? {} : { apiKey }) })
    const deps = { ...company().deps, model, budgets: memoryBudgets(() => Date.now()) }
    company().clock.set(friday)
    for (let n = 0; n < 2; n++) {
      await runJob(deps, 'digest', { userId: 'bao', week: '2026-W50' })
      await drain(deps, company().queues)
    }
    await fake.close()
    const [message] = await company().store.messages.latest('playground', 'bao', 5)
    return { asked: fake.asked.length, card: message?.card as Card, sent: JSON.stringify(fake.requests) }
  }
  const digest = () => company().store.digests.get(digestIdOf('bao', undefined, '2026-W50'))

  test('is drafted once by a model and stands with the week; nobody’s name has left', async () => {
    await open()

    const { asked, card, sent } = await run(
      { json: said },
      { json: { themes: [{ name: '送货', remarks: [1] }] } },
    )

    expect(asked).toBe(2)
    expect(card.body).toContain('你的团队眼下没有等级变动。没有明显的风险。先看看最近的反馈。')
    expect(card.footer).toContain('概要由模型根据这些数据起草')
    expect((await digest())?.told?.zh).toEqual({
      summary: said,
      themes: { by: 'model', of: 1, read: 1, themes: [{ name: '送货', count: 1, low: 1 }], others: 0 },
    })
    expect(sent).not.toMatch(/Acme|Bao|Mei/)
  })

  test('is shown with the problems and what customers say, by rule in the language it was not drafted in', async () => {
    await open()
    await run({ json: said }, { json: { themes: [{ name: '送货', remarks: [1] }] } })

    const { store, deps } = company()
    const [stored, bao] = [await digest(), await store.users.byId('bao')]
    if (!stored || !bao) throw new Error('no digest')
    const shown = async (locale: User['locale']) => {
      const asker = await store.users.asAsker({ ...bao, locale })
      const { facts = [], footer } = digestPartCard(
        await digestView(deps, { digest: stored }, asker),
        'service',
      )
      return [facts.at(-1)?.value, footer]
    }

    expect(await shown('zh')).toEqual(['送货 1 条（不满 1 条）', '由模型归类，条数经过核对'])
    expect(await shown('en')).toEqual(['Delivery 1 (1 bad)', undefined])
  })

  test.each([
    ['a number that is not there', { json: { ...said, risk: '可能损失 ¥99万。' } }],
    ['a link', { json: { ...said, todo: '请看 www.evil.example。' } }],
    ['two sentences where one belongs', { json: { ...said, todo: '先看反馈。再看名单。' } }],
    ['no answer', { status: 500 }],
  ] as const)('is by rule where a model gives %s', async (_, script) => {
    await open()

    const { card } = await run(script, script)

    expect(card.body?.[1]).toMatch(/建议先做|没有紧急事项/)
    expect(card.footer).not.toContain('模型')
    expect((await digest())?.told?.zh?.themes).toMatchObject({
      by: 'rules',
      themes: [{ name: '送货与物流' }],
    })
  })
})
