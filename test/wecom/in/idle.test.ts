import { expect, test } from 'vitest'
import { appIdleCard } from '#src/cards/running/app-idle-card.ts'
import { tellIdle } from '#src/decide/tell/tell-idle.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import { servedWecom } from '../../helpers/a-wecom.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { eventually } from '../../helpers/eventually.ts'
import { memoryUsers } from '../../helpers/memory-users.ts'

test.each([
  ['inactive_alert', ['soon']],
  ['low_active_alert', ['soon']],
  ['close_inactive_agent', ['off']],
  ['low_active', ['off']],
  ['reopen_inactive_agent', []],
  ['active_restored', []],
] as const)('%s is told as %j', async (Event, told) => {
  const { fake, log, reported } = await servedWecom()

  await fake.sends({ FromUserName: 'sys', MsgType: 'event', Event, CreateTime: 1, AgentID: fake.app.agentId })

  await eventually('a line', () => log.lines.find(({ message }) => message.startsWith('wecom: the app')))
  expect(reported).toEqual(told)
})

test('each admin is told once a day', async () => {
  const put: string[] = []
  const users = await memoryUsers([
    aUser({ _id: 'ann', role: 'admin' }),
    aUser({ _id: 'bo', role: 'admin', active: false }),
    aUser({ _id: 'mei', role: 'rep' }),
  ])
  const outbox = {
    put: async (rows: readonly Pick<OutboxRow, '_id'>[]) => {
      const fresh = rows.map(({ _id }) => _id).filter((id) => !put.includes(id))
      put.push(...fresh)
      return new Set(fresh)
    },
  }
  const delivered: unknown[] = []
  const queues = {
    enqueueMany: async (_name: string, jobs: readonly unknown[]) => void delivered.push(...jobs),
  }
  const clock = { now: () => new Date('2026-11-23T04:00:00Z') }

  await tellIdle({ users, outbox, queues, clock } as Parameters<typeof tellIdle>[0], 'off')
  await tellIdle({ users, outbox, queues, clock } as Parameters<typeof tellIdle>[0], 'off')

  expect(put).toEqual(['app-idle|off|2026-11-23|ann'])
  expect(delivered).toEqual([{ outboxId: 'app-idle|off|2026-11-23|ann' }])
})

test('the card says where to switch it on, in both languages', () => {
  const notice = { kind: 'app-idle', state: 'off', at: new Date(0) } as const

  const [en, zh] = [appIdleCard('en', notice), appIdleCard('zh', notice)]

  expect(en.text).toContain('WeCom has switched the app off')
  expect([en.text, zh.text].every((text) => text.includes('应用管理'))).toBe(true)
})
