import { describe, expect, test } from 'vitest'
import {
  backlogs,
  type Diary,
  diaryOf,
  happeningsIn,
  silenced,
  theirPolicy,
  twoSources,
  wrongIn,
} from './two-sources.ts'

const kindsOf = (happenings: ReturnType<typeof happeningsIn>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(happenings, ({ kind }) => kind)).map(([k, v]) => [k, v.length]),
  )

describe('one of two sources is silent for 30 days, and its backlog comes in', () => {
  const { customers, events } = twoSources(3)
  const truth = diaryOf(customers, events)
  const runs = new Map<string, Diary>()
  const runOf = (source: string, backlog: keyof typeof backlogs) => {
    const key = `${source} ${backlog}`
    const run = runs.get(key) ?? diaryOf(customers, silenced(events, source, backlogs[backlog]))
    runs.set(key, run)
    return run
  }

  test.each([
    ['shop', 'at once'],
    ['shop', 'oldest first, over two days'],
    ['shop', 'newest first, over two days'],
    ['crm', 'at once'],
  ] as const)('%s, %s: no wrong demotion, lifecycle step or warning, during or after', (source, backlog) => {
    const diary = runOf(source, backlog)

    expect(wrongIn(diary, truth)).toEqual([])
  })

  test('and all three would be wrong where its silence is taken for the customers’', () => {
    const sources = { ...theirPolicy.sources, ended: ['shop'] }
    const stopped = silenced(events, 'shop', () => 10_000)

    const wrong = wrongIn(diaryOf(customers, stopped, { ...theirPolicy, sources }), truth)

    const { demotion = 0, step = 0, warning = 0 } = kindsOf(wrong)
    expect([demotion > 2, step > 30, warning > 2]).toEqual([true, true, true])
  })

  test('and what is due after all comes, once it has caught up', () => {
    const diary = runOf('shop', 'at once')

    const [last, really] = [diary.at(-1)?.seen, truth.at(-1)?.seen]
    const unlike = [...(really ?? [])].filter(([id, { tier }]) => last?.get(id)?.tier !== tier)
    const stages = [...(really ?? [])].filter(([id, { lifecycle }]) => last?.get(id)?.lifecycle !== lifecycle)
    expect(stages).toEqual([])
    expect(unlike.length).toBeLessThanOrEqual(3)
    expect(kindsOf(happeningsIn(diary))).toMatchObject({
      demotion: expect.any(Number),
      step: expect.any(Number),
    })
  })
})
