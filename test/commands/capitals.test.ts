import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { commands } from '#src/commands/index.ts'
import { roles } from '#src/domain/user.ts'
import { aCustomer, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aTeam, oneOfEachRole } from '../helpers/builders/a-user.ts'
import { openDesk } from './desk.ts'

const acme = aCustomer({
  attrs: { industry: 'Printing', city: 'Ningbo' },
  facts: someFacts({
    netSpendMinor: 9_876_500,
    ratings: {
      product: { count: 5, ratingSum: 19, lastAt: daysAgo(5) },
      service: { count: 2, ratingSum: 9, lastAt: daysAgo(5) },
    },
    lastTouch: { at: daysAgo(25), channel: 'phone', direction: 'out', answered: true },
  }),
})
const nordic = aCustomer({ _id: 'c-nordic', ref: 'nordic', name: 'Nordic Tools', kind: 'prospect' })
const quiet = aCustomer({ _id: 'c-quiet', ref: 'quiet', name: 'Quiet Ltd', owner: 'bao' })
const reminders = [
  aReminder({ _id: 'c-acme|touch|1', customerId: acme._id, to: 'mei' }),
  aReminder({ _id: 'c-quiet|floor|1', customerId: quiet._id, to: 'bao', kind: 'floor' }),
]

const spoken = [
  'why acme',
  'why nordic',
  'tier nordic',
  'today',
  'home',
  'feedback acme service 2 complaint Late again',
  'problem acme The printer jams',
  'problem',
  'log acme phone reached Wants a quote',
  'segments industry',
  'segments tier lifecycle',
  'segments city',
  'digest now',
  'policy preview simple',
  'settings',
]
/** Parts of a digest, by the button that opens them. */
const parts = ['base', 'movement', 'goals', 'follow-up', 'service', 'pipeline', 'data']

/** What may stand alone with a small letter: what is to be typed, ids, and names that policies and people give. */
const asWritten = [
  /^(connect|review|quiet) /, // to be typed
  /^[a-z-]+( · [a-z-]+)+$/, // commands, side by side
  /^(mei|bao|lei|sara|admin)$/, // an account's id
  /^(retail|b2b|simple|vip)\.?$/, // the name of a preset, a tag
]

/** Every text of a card that stands by itself, and each sentence of those that run on. */
function standingAlone({ title, text, body, facts, bars, rows, table, actions, footer }: Card) {
  const running = [text, footer ?? '', ...(body ?? []), ...(facts ?? []).map(({ value }) => value)]
  return [
    title,
    ...running.flatMap((words) => words.split(/(?<=[.!?]) /u)),
    ...[...(facts ?? []), ...(bars ?? [])].map(({ label }) => label),
    ...(rows ?? []).flatMap((row) => [row.title, row.detail ?? '']),
    ...[table?.columns ?? [], ...(table?.rows ?? [])].flat(),
    ...(actions ?? []).flatMap((action) => [
      action.label,
      ...(action.kind === 'select' ? action.options.map(({ label }) => label) : []),
    ]),
  ]
}

const small = (card: Card): readonly string[] =>
  standingAlone(card)
    .map((words) => words.trim())
    .filter((words) => /^[a-z]/.test(words) && !asWritten.some((known) => known.test(words)))

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ users: aTeam('en'), customers: [acme, nordic, quiet] })
  await desk.store.reminders.plan(reminders)
})
afterAll(() => desk.close())

describe('in English', () => {
  it.each(roles)('what stands alone on a card of a %s begins with a capital', async (role) => {
    const as = oneOfEachRole[role]
    const found: string[] = []
    let asked = 0
    const look = ({ card }: { readonly card: Card }, line: string) => {
      asked += 1
      const ours = small(card).filter((words) => !line.includes(words.replace(/\.$/, '')))
      found.push(...ours.map((words) => `${line}: ${words}`))
    }

    for (const line of spoken) look(await desk.say(line, as), line)
    for (const part of parts)
      look(await desk.press('digest', { digest: `${as}|*|now`, part }, as), `digest ${part}`)
    for (const { name, example } of commands)
      for (const line of [name, `${name} Acme`, example.en.replaceAll('acme', 'Acme')])
        look(await desk.say(line, as), line)

    expect(asked).toBeGreaterThan(100)
    expect([...new Set(found)]).toEqual([])
  })
})
