import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandCall } from '#src/cards/card.ts'
import { openDesk } from './desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const words = 'remind acme tomorrow 3pm call about the contract'
const states = async () =>
  (await desk.store.reminders.of('c-acme-robotics', 9)).map(({ state }) => state).sort()

test('a timed reminder that was taken back can be set again for the same minute; said twice it is one', async () => {
  const first = await desk.say(words)
  const undo = first.card.actions?.flatMap((action): readonly CommandCall[] =>
    action.kind === 'button' && action.call.command === 'undo' ? [action.call] : [],
  )[0]
  await desk.press('undo', undo?.input ?? {})

  const again = await desk.say(words)
  await desk.say(words)

  expect(again.card.title).toBe(first.card.title)
  expect(await states()).toEqual(['open', 'withdrawn'])
})
