import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { digestOfWeek } from '#src/decide/digest/keep-digest.ts'
import { isoWeek } from '#src/domain/digest/week.ts'
import { aCustomer, daysAgo } from '../helpers/builders/a-customer.ts'
import { openDesk } from './desk.ts'

/** A month apart. */
const [october, november] = [daysAgo(35), daysAgo(1)]
let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ customers: [aCustomer({ lifecycle: 'slipping' })] })
})
afterAll(() => desk.close())

/** The desk as it stands at a moment, its week counted. */
async function at(now: Date) {
  const deps = { ...desk.deps, clock: { now: () => now } }
  const user = await desk.store.users.byId('bao')
  if (!user) throw new Error('bao is at every desk')
  await digestOfWeek(deps, { asker: await desk.store.users.asAsker(user) }, isoWeek(now, user.zone))
  const dispatcher = createDispatcher(deps)
  return (text: string) => dispatcher.text(text, { surface: 'terminal', userId: 'bao' })
}

it('what was decided in one month stands in the next with its outcome, and its figure of then and of now', async () => {
  const inOctober = await at(october)
  const first = await inOctober('review')
  const decided = await inOctober('review decide 1 @mei visit the three at risk')
  await desk.store.customers.insertNew([aCustomer({ ref: 'second', lifecycle: 'slipping' })])

  const inNovember = await at(november)
  const next = await inNovember('复盘')
  const open = next.card.rows?.[0]
  const done = await inNovember(`review ${open?.action?.call.input['review']} 0 done`)

  expect(first.card.body?.filter((line) => /^[123]\. /.test(line))).toHaveLength(3)
  expect(first.card.facts?.[1]?.value).not.toContain('→')
  expect(decided.card.rows?.[0]?.detail).toMatch(/^Mei Lin · .* · Open · Value at risk: ¥[^→]*$/)
  expect(next.card.body?.[0]).toMatch(/^Beside the figures: how they stood on /)
  expect(next.card.facts).toContainEqual({
    label: 'Value at risk',
    value: expect.stringMatching(/^¥.* → ¥.*$/),
  })
  expect(open).toMatchObject({ title: 'visit the three at risk' })
  expect(open?.detail).toMatch(/^Mei Lin · .* · Open · Value at risk: ¥.* → ¥/)
  expect(next.card.actions).toMatchObject([{ kind: 'select', label: 'Drop a decision', field: 'chosen' }])
  expect(done.card.rows?.[0]?.detail).toMatch(/ · Done · /)
  expect([done.card.rows?.[0]?.action, done.card.actions]).toEqual([undefined, undefined])
})
