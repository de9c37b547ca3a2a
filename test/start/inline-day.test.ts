import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { inlineDay } from '#src/start/inline-day.ts'
import { openDesk } from '../commands/desk.ts'
import { aCustomer, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'

const quiet = (name: string) =>
  aCustomer({
    _id: `c-${name}`,
    ref: name.toLowerCase(),
    name,
    facts: someFacts({ lastTouch: { at: daysAgo(80), channel: 'phone', direction: 'out', answered: true } }),
  })

/** A working morning: the desk's own day is a Saturday. */
const clock = { now: () => new Date('2026-12-14T02:00:00Z') }

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ customers: ['Amber', 'Birch', 'Cedar'].map(quiet) })
})
afterAll(() => desk.close())

const today = async (deps: Parameters<typeof createDispatcher>[0]) =>
  (await createDispatcher(deps).text('today', { surface: 'terminal', userId: 'mei' })).card

describe('the trial store', () => {
  it('plans the day that is asked for, once', async () => {
    const deps = { ...desk.deps, clock }
    const alone = { ...deps, planDay: inlineDay(deps) }

    const unplanned = await today(deps)
    const planned = await today(alone)
    const open = await desk.store.reminders.openOf(['mei'])
    await today(alone)

    expect(unplanned.rows ?? []).toHaveLength(0)
    expect(planned.rows).toHaveLength(3)
    expect(await desk.store.reminders.openOf(['mei'])).toEqual(open)
  })
})
