import { expect, test } from 'vitest'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'
import { trial, wholeBase } from '../../../bench/question-trial.ts'

test('the best questions mend at least twice as many tier errors as random ones that could change a tier', () => {
  const { customers, events } = sampleCompany({ seed: 1, endDay: '2026-11-22' })
  const some = new Set(customers.slice(0, 900).map(({ _id }) => _id))
  const whole = wholeBase(
    customers.filter(({ _id }) => some.has(_id)),
    events.filter(({ customerId }) => some.has(customerId)),
    { ...retailPreset('CNY'), version: 1 },
    new Date('2026-11-21T16:00:00Z'),
  )

  const asked = [1, 2].flatMap((seed) => trial(whole, seed, [0.05], 5))

  const sum = (of: (one: (typeof asked)[number]) => number) => asked.reduce((all, one) => all + of(one), 0)
  expect(sum(({ questions }) => questions)).toBeGreaterThan(50)
  expect(sum(({ best }) => best)).toBeGreaterThanOrEqual(2 * sum(({ random }) => random))
})
