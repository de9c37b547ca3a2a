import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '#src/commands/index.ts'

import { aCustomer } from '../helpers/builders/a-customer.ts'
import { aTeam, oneOfEachRole } from '../helpers/builders/a-user.ts'
import { locales } from '../helpers/locales.ts'
import { openDesk } from './desk.ts'

const customers = [
  aCustomer({ ref: 'acme-robotics', name: 'Acme Robotics', aliases: ['acme'] }),
  aCustomer({ ref: 'acme-2', name: 'Acme 2' }),
  aCustomer({ ref: 'ali', name: '阿里' }),
  aCustomer({ ref: 'ali-2', name: '阿里二' }),
]

/** What may be answered to an example though nothing is wrong with how it is written. */
const nothingToDo: ReadonlySet<string | undefined> = new Set([
  undefined,
  'already-live',
  'charts-missing',
  'no-history',
  'report-none',
  'merge-gone',
])

describe('an example of help', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeEach(async () => {
    desk = await openDesk({ users: aTeam(), customers })
  })
  afterEach(() => desk.close())

  it.each(
    commands.flatMap(({ name, allowed, example }) =>
      locales.map((locale) => [example[locale], oneOfEachRole[allowed[0] ?? 'admin'], name] as const),
    ),
  )('%s works as it stands, typed by %s (%s)', async (text, as, name) => {
    const { refused, card } = await desk.say(text, as)
    const { card: topic } = await desk.say(`help ${name}`, as)

    expect(nothingToDo.has(refused) ? undefined : `${refused}: ${card.text}`).toBeUndefined()
    expect(topic.facts?.[0]?.value).toBe(commands.find((one) => one.name === name)?.example.en)
  })
})
