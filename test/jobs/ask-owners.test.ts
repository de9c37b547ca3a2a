import { describe, expect, it } from 'vitest'
import { askOwners } from '#src/decide/question/ask-owners.ts'
import { takeAnswer } from '#src/decide/question/take-answer.ts'
import { messageCard } from '#src/decide/tell/message-card.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import { buyerOf, fitBase } from '#src/domain/forecast/fit-base.ts'
import { questionId } from '#src/domain/question/question.ts'
import { aCustomer, aTier, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** A Monday, ten past ten in Shanghai. */
const now = new Date('2026-12-14T02:10:00Z')
const ago = (days: number) => addDays(now, -days)

const call = (days: number): TouchBrief => ({
  at: ago(days),
  channel: 'phone',
  direction: 'out',
  answered: false,
})

/** Its last two calls were not answered. */
const unreached = (): Customer =>
  aCustomer({
    ref: 'unreached',
    facts: someFacts({ recentTouches: [call(9), call(2)], lastTouch: call(2), answers: [] }),
  })

/** Bought every ten days for most of a year, and nothing is seen of it for 95 days. */
const orders = Array.from(
  { length: 24 },
  (_, i): FactEvent => ({
    ...{ _id: `shop|s${i}`, customerId: 'c-silent', source: 'shop', receivedAt: ago(95) },
    ...{ at: ago(95 + 10 * i), bookedAt: ago(95 + 10 * i) },
    ...{ kind: 'order', amountMinor: 250_00, currency: 'CNY' },
  }),
)

async function begin(company: Company, ...customers: readonly Customer[]) {
  company.clock.set(now)
  await company.publish(aPolicy())
  await company.store.cuts.insert(aCut())
  await company.join(...customers)
}

onEveryServer('questions to owners', (openStore, where) => {
  const company = useCompany(openStore, where)

  describe('an owner', () => {
    it('is asked one question a day, in its hour, on a working day', async () => {
      await begin(company(), unreached())
      const { deps, clock, store } = company()

      const first = await askOwners(deps)
      const again = await askOwners(deps)
      clock.set(addDays(now, 0.2))
      const afternoon = await askOwners(deps)
      clock.set(addDays(now, 5))
      const saturday = await askOwners(deps)

      expect(first).toEqual([questionId('mei', '2026-12-14')])
      expect([again, afternoon, saturday]).toEqual([[], [], []])
      expect((await store.questions.get(first[0] ?? ''))?.kind).toBe('contact')
    })

    it('is not asked the same again while they may still answer it', async () => {
      await begin(company(), unreached())
      const { deps, clock } = company()

      await askOwners(deps)
      clock.set(addDays(now, 1))
      const nextDay = await askOwners(deps)
      clock.set(addDays(now, 15))
      const later = await askOwners(deps)

      expect(nextDay).toEqual([])
      expect(later).toEqual([questionId('mei', '2026-12-29')])
    })

    it('reads it in their language, with an answer a button, and no more once it is answered', async () => {
      await begin(company(), unreached())
      const { deps, store } = company()
      const [id = ''] = await askOwners(deps)
      const row = await store.outbox.get(id)
      const mei = await store.users.byId('mei')
      const question = await store.questions.get(id)
      if (!row || !mei || !question) throw new Error('nothing was asked')

      const card = await messageCard(deps, row, mei)
      const tapped = {
        question,
        customer: unreached(),
        code: 'gone',
        by: 'mei',
        zone: mei.zone,
        text: '已离职',
      }
      await takeAnswer(deps, tapped)
      const then = await messageCard(deps, row, mei)

      const calls = card?.actions?.flatMap((action) =>
        action.kind === 'button' ? [action.call.input['code']] : [],
      )
      expect(calls).toEqual(expect.arrayContaining(['gone', 'there']))
      expect(then).toBeUndefined()
    })
  })

  describe('an answer', () => {
    it('that the contact has left puts finding the next one on the list, once', async () => {
      await begin(company(), unreached())
      const { deps, store } = company()
      const [id = ''] = await askOwners(deps)
      const question = await store.questions.get(id)
      if (!question) throw new Error('nothing was asked')
      const tapped = {
        question,
        customer: unreached(),
        code: 'gone',
        by: 'mei',
        zone: 'Asia/Shanghai',
        text: '',
      }

      await takeAnswer(deps, tapped)
      await takeAnswer(deps, tapped)

      const reminders = await store.reminders.of('c-unreached', 10)
      expect(reminders).toHaveLength(1)
      expect(reminders[0]).toMatchObject({
        to: 'mei',
        kind: 'timed',
        dueAt: new Date('2026-12-15T00:30:00Z'),
      })
    })

    it('of purchases not seen lifts the tier at once, and counts no more when its time is over', async () => {
      await begin(company(), aCustomer({ ref: 'silent', facts: emptyFacts, tier: aTier({ code: 'D' }) }))
      const { deps, store, clock } = company()
      await company().ingest(...orders)
      await rescoreCustomer(deps, 'c-silent')
      const customer = await company().get('c-silent')
      const policy = aPolicy()
      const buyer = buyerOf(customer.facts, policy, now)
      const forecast =
        buyer &&
        fitBase(
          Array.from({ length: 30 }, () => buyer),
          { policy, now },
        )
      if (!forecast) throw new Error('no fit')
      await store.forecasts.put(forecast)
      const [id = ''] = await askOwners(deps)
      const question = await store.questions.get(id)
      const best = question?.options.findLast(({ changes }) => changes === 'tier')
      if (!question || !best?.tier) throw new Error('nothing was asked')

      const tapped = {
        question,
        customer,
        code: best.code,
        by: 'mei',
        zone: 'Asia/Shanghai',
        text: 'so much',
      }
      const answer = await takeAnswer(deps, tapped)
      await rescoreCustomer(deps, customer._id)
      const lifted = await company().get(customer._id)
      clock.set(addDays(now, 91))
      await rescoreCustomer(deps, customer._id)
      const after = await company().get(customer._id)

      expect(question.kind).toBe('unseen-orders')
      expect(answer?.expiresAt).toEqual(addDays(now, 90))
      expect(lifted.tier?.code).toBe(best.tier)
      expect(lifted.nextCheckAt?.getTime()).toBeLessThanOrEqual(addDays(now, 90).getTime())
      expect(after.score?.kappa).toBe(customer.score?.kappa)
    })
  })
})
