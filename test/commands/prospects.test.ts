import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'
import { openDesk } from './desk.ts'

const touches = [1, 3, 5].map((ago) => aTouch('c-mercy', { at: daysAgo(ago) }))
const mercy = aNewcomer('mercy', {
  name: 'Mercy Hospital',
  kind: 'prospect',
  lifecycle: 'prospect',
  facts: factsOf(touches),
  knownSince: daysAgo(43),
  prospect: {
    tier: 'hot',
    since: daysAgo(2),
    score: { points: 68, fitPoints: 25, engagementPoints: 43 },
  },
})

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ users: aTeam(), customers: [mercy] })
  await desk.store.events.insertNew(touches)
})
afterAll(() => desk.close())

const labels = (facts: readonly { readonly label: string }[] = []) => facts.map(({ label }) => label)

describe('what is asked of a prospect', () => {
  it('is answered by its own tier and plan, and in a channel by tier and owner alone', async () => {
    const { card, brief } = await desk.say('mercy')

    expect(card.title).toBe('Mercy Hospital · Hot prospect')
    expect(labels(card.facts)).toEqual([
      'Points',
      'Fit',
      'If nothing happens',
      'Known for',
      'Last touch',
      'Next step',
    ])
    expect(brief?.title).toBe('Mercy Hospital · Hot prospect')
    expect(labels(brief?.facts)).toEqual(['Owner'])
  })

  it('is explained, where there was nothing to explain before its first order', async () => {
    const { card, refused } = await desk.say('why mercy')

    expect(refused).toBeUndefined()
    expect(card.table?.rows.at(-1)?.[0]).toBe('Total')
  })

  it('is shown to service without points', async () => {
    const { card } = await desk.say('mercy', 'sara')

    expect(labels(card.facts)).toEqual(['What we promise', 'Known for', 'Last touch', 'Owner'])
  })

  it('is answered for another day by what was known then', async () => {
    const before = await desk.say('mercy as of 2026-12-01')

    expect(before.card.title).toBe('Mercy Hospital · Cool prospect')
    expect(before.card.body?.[0]).toContain('As it stood on Tue 1 Dec')
    expect(before.brief?.title).toBe(before.card.title)
  })
})
