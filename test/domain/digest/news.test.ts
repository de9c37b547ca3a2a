import { describe, expect, it } from 'vitest'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import { newsOf } from '#src/domain/digest/news.ts'
import { someFigures } from '../../cards/digest/a-view.ts'

const still: Partial<DigestFigures> = {
  movement: { up: 0, down: 0, first: 0, top: [] },
  atRisk: { count: 0, valueMinor: 0 },
  overdue: 0,
  belowFloor: 0,
  waiting: { count: 0, old: 0 },
  growing: 0,
  quality: { confidence: 1, low: 0, unowned: 0, neverTouched: 0 },
}
const week = (given: Partial<DigestFigures> = {}) => someFigures({ ...still, ...given })

describe('what has changed most', () => {
  it('is a change of a few where there were few, not one of as many where there are hundreds', () => {
    const now = week({ overdue: 9, growing: 404 })
    const before = week({ overdue: 2, growing: 394 })

    expect(newsOf(now, before).change).toMatchObject({ kind: 'line', line: { id: 'overdue' } })
  })

  it('holds money, shares and counts against each other', () => {
    const kept = (share: number) => ({ all: { ...week().kept.all, n: 100, share }, byTier: [] })
    const risk = (valueMinor: number) => ({ count: 9, valueMinor })
    const before = week({ kept: kept(0.8), atRisk: risk(100_000), overdue: 10 })

    const shares = newsOf(week({ kept: kept(0.4), atRisk: risk(90_000), overdue: 11 }), before)
    const money = newsOf(week({ kept: kept(0.79), atRisk: risk(900_000), overdue: 11 }), before)

    expect(shares.change).toMatchObject({ line: { id: 'kept', now: 40, before: 80 } })
    expect(money.change).toMatchObject({ line: { id: 'at-risk', now: 900_000 } })
  })

  it('is the tiers that changed where the numbers have hardly moved', () => {
    const movement = { up: 2, down: 1, first: 0, top: [] }

    const news = newsOf(week({ movement, overdue: 101 }), week({ overdue: 100 }))

    expect(news.change).toEqual({ kind: 'moved', up: 2, down: 1 })
  })

  it('is where the value lies as long as there is nothing to compare with', () => {
    const { change } = newsOf(week())

    expect(change).toMatchObject({ kind: 'top', tier: 'A', count: 1, of: 3 })
  })
})

describe('what comes first', () => {
  const all = {
    waiting: { count: 3, old: 1 },
    belowFloor: 2,
    atRisk: { count: 4, valueMinor: 1_000 },
    overdue: 5,
  }

  it.each([
    [all, 'waiting', 'value'],
    [{ ...all, waiting: { count: 3, old: 0 } }, 'floor', 'value'],
    [{ belowFloor: 2, overdue: 5 }, 'floor', 'floor'],
    [{ overdue: 5 }, 'overdue', 'overdue'],
    [{ waiting: { count: 3, old: 0 } }, 'waiting', 'none'],
    [{ quality: { ...week().quality, unowned: 2 } }, 'unowned', 'none'],
    [{ growing: 1 }, 'growing', 'none'],
    [{}, 'none', 'none'],
  ] as const)('of %j', (given, todo, risk) => {
    const news = newsOf(week(given))

    expect([news.todo.kind, news.risk.kind]).toEqual([todo, risk])
  })
})
