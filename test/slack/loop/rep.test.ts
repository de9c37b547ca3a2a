import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Loop, openLoop, receivers } from './a-loop.ts'
import { askAndLog, bePromoted, workTheList } from './rep-loop.ts'
import { chinese, english } from './rep-words.ts'

describe.each(receivers)('a rep’s loop over %s', { timeout: 60_000 }, (mode) => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop(mode)
  })
  afterAll(() => loop.close())
  const tell = () => undefined
  const keptTouches = async (ref: string) =>
    (await loop.store.events.ofCustomers([`c-${ref}`])).filter(
      ({ source, kind }) => source === 'chat' && kind === 'interaction',
    ).length

  describe.each([english, chinese])('of $who', (words) => {
    it('goes from the tier to its share, a touch in a form and back, and the evidence in place', async () => {
      const { card, shared, why } = await askAndLog({ loop, words, tell })

      expect(card.ephemeral).toBe(true)
      expect(shared.words).not.toMatch(/points|分（|¥/)
      expect(why.ts).toBe(card.ts)
      expect(await keptTouches(words.ref)).toBe(0)
    })

    it('tells of a promotion by an imported order, and what follows in the customer’s thread', async () => {
      const { promotion, withdrawal } = await bePromoted({ loop, words, tell })

      expect(promotion.threadTs).toBeUndefined()
      expect(promotion.text).toMatch(/A/)
      expect(withdrawal.threadTs).toBe(promotion.ts)
    })

    it('ends a reminder of the morning list by two taps, the next day in its place', async () => {
      const { reminder, next } = await workTheList({ loop, words, tell })

      expect(next.ts).toBe(reminder.ts)
      expect(await keptTouches(words.ref)).toBe(1)
    })
  })

  it('leaves Slack nothing to complain of, and no error in a log', () => {
    expect(loop.complaints()).toEqual([])
  })
})
