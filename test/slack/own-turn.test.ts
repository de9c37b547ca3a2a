import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ownTurn } from '#src/slack/own-turn.ts'

test('what comes in a burst begins one by one, in its order, each in a turn of the event loop of its own', async () => {
  let turn = 0
  let isOver = false
  const begun: (readonly [which: number, turn: number])[] = []
  const counting = (async () => {
    for (; !isOver; turn++) await nextTurn()
  })()

  await Promise.all([1, 2, 3].map((which) => ownTurn().then(() => begun.push([which, turn]))))
  isOver = true
  await counting

  expect(begun.map(([which]) => which)).toEqual([1, 2, 3])
  expect(new Set(begun.map(([, at]) => at)).size).toBe(3)
})
