import { describe, expect, test } from 'vitest'
import type { InteractionEvent, StageEvent } from '#src/domain/event.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'

const { customers, events } = sampleCompany({ seed: 1, endDay: '2026-11-22' })
const prospects = new Set(customers.filter(({ kind }) => kind === 'prospect').map(({ _id }) => _id))
const ofProspects = events.filter(({ customerId }) => prospects.has(customerId))
const stages = events.filter((event): event is StageEvent => event.kind === 'stage')
const asked = (event: (typeof events)[number]): event is InteractionEvent =>
  event.kind === 'interaction' && event.direction === 'in'

describe('the prospects of the sample company', () => {
  test('alone have stages, each as an answer of theirs came', () => {
    const answeredAt = new Set(
      ofProspects.flatMap((event) =>
        event.kind === 'interaction' && event.answered ? [`${event.customerId} ${event.at.getTime()}`] : [],
      ),
    )
    const open = stages.filter(({ note }) => note === undefined)

    expect(open.length).toBeGreaterThan(200)
    for (const { customerId, at } of open) expect(answeredAt).toContain(`${customerId} ${at.getTime()}`)
    expect(stages.every(({ customerId }) => prospects.has(customerId))).toBe(true)
  })

  test('are lost now and then, with a reason, after a quote', () => {
    const lost = stages.filter(({ stage }) => stage === '丢单' || stage === 'Lost')

    expect(lost.length).toBeGreaterThan(5)
    expect(lost.length).toBeLessThan(40)
    expect(lost.every(({ note }) => note !== undefined)).toBe(true)
    for (const { customerId } of lost) {
      const names = stages.filter((one) => one.customerId === customerId).map(({ stage }) => stage)
      expect(names.some((name) => name === '报价' || name === 'Quoted')).toBe(true)
    }
  })

  test('ask something themselves, some of them', () => {
    const askers = new Set(ofProspects.filter(asked).map(({ customerId }) => customerId))

    expect(askers.size).toBeGreaterThan(60)
    expect(askers.size).toBeLessThan(200)
  })
})
