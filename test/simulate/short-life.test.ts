import { expect, test } from 'vitest'
import { type PeopleTally, peopleOf } from '#src/simulate/people.ts'
import { simulate } from '#src/simulate/simulate.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const acts = 0.85

test('three weeks of one rep keep the caps, the floor and the quiet hours, and every job succeeds', async () => {
  const spec = { seed: 1, from: '2026-03-02', days: 19, reps: 1 }

  let tally: PeopleTally | undefined

  const lived = await simulate({
    spec,
    log: recordingLogger(),
    people: (world) => {
      const people = peopleOf(world, { seed: 1, acts })
      tally = people.tally
      return people
    },
  })

  expect(lived.failed).toEqual([])
  expect([...(tally?.refused ?? [])]).toEqual([])
  expect(lived.breaches).toEqual([])
  expect(lived.report.reminders.planned).toBeGreaterThan(0)
  expect(lived.report.reminders.kept).toBeGreaterThan(0)
  expect(lived.report.digests).toEqual({ due: 3, sent: 3, doubled: 0 })
}, 120_000)
