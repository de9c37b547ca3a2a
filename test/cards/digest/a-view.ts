import type { DigestView } from '#src/cards/digest/digest-view.ts'
import { digestCounter } from '#src/domain/digest/count-digest.ts'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import type { Locale } from '#src/domain/locale.ts'
import { warningReport } from '#src/domain/warning/warning-report.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { aCut } from '../../helpers/builders/a-cut.ts'
import { aForecast } from '../../helpers/builders/a-forecast.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'

const touches = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    at: daysAgo(1 + at),
    channel: at % 2 === 0 ? 'phone' : 'wechat',
    direction: 'out',
    answered: at % 3 !== 0,
    content: 'offer',
  })) as DigestTouches
type DigestTouches = NonNullable<ReturnType<typeof someFacts>['recentTouches']>

/** The figures of a small team in a lively week. */
export function someFigures(given: Partial<DigestFigures> = {}): DigestFigures {
  const frame = {
    policy: aPolicy(),
    cut: aCut(),
    forecast: aForecast(),
    now: aMoment,
    from: daysAgo(7),
    zone: 'Asia/Shanghai',
  }
  const counter = digestCounter(frame)
  const facts = (n: number, valueSum: number) => someFacts({ recentTouches: touches(n), valueSum })
  counter.add(
    aCustomer({
      ref: 'a',
      lifecycle: 'slipping',
      facts: facts(6, 900_000),
      tier: aTier({ since: daysAgo(2) }),
    }),
  )
  counter.add(aCustomer({ ref: 'b', facts: facts(14, 90_000), tier: aTier({ code: 'B' }) }))
  counter.add(
    aCustomer({
      ref: 'd',
      facts: facts(12, 9_000),
      tier: aTier({ code: 'D', previous: 'C', since: daysAgo(1) }),
    }),
  )
  counter.addReminder(
    aReminder({ state: 'done', result: { at: daysAgo(1), by: 'mei', outcome: 'reached', eventId: 'x' } }),
  )
  counter.addReminder(aReminder())
  const { figures } = counter.result({
    warnings: warningReport([{ issuedAt: daysAgo(2) }], daysAgo(7), aMoment),
    warned: ['c-a'],
    overdue: ['c-b', 'c-d'],
  })
  return { ...figures, ...given }
}

/** A digest with one of the week before it. */
export const aView = (locale: Locale, given: Partial<DigestView> = {}): DigestView => {
  const figures = someFigures()
  return {
    reader: { locale, zone: 'Asia/Shanghai', now: aMoment },
    id: 'bao|*|2026-W50',
    figures,
    before: {
      ...figures,
      at: daysAgo(7),
      overdue: 5,
      byTier: figures.byTier.map((tier) => ({ ...tier, count: 0 })),
    },
    isLastWeek: true,
    policy: aPolicy(),
    names: new Map([
      ['mei', 'Mei Lin'],
      ['bao', 'Bao Chen'],
    ]),
    ...given,
  }
}
