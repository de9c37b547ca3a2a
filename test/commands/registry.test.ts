import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { helpCard, helpGroups } from '#src/cards/asking/help-card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import type { Command } from '#src/commands/command.ts'
import { usableBy } from '#src/commands/dispatch/usable-by.ts'
import { commands } from '#src/commands/index.ts'
import { roles } from '#src/domain/user.ts'
import { verbForm } from '#src/grammar/vocabulary.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { oneOfEachRole } from '../helpers/builders/a-user.ts'
import { locales } from '../helpers/locales.ts'
import { readGlossary } from '../i18n/glossary.ts'
import { openDesk, wordsOf } from './desk.ts'

const glossary = new Map(readGlossary('Commands').map((row) => [row.row, row.chinese]))
const verbsOf = ({ name, shown, aliases }: Command): readonly string[] => [
  ...new Set([name, shown.en, shown.zh, ...aliases].map(verbForm)),
]

describe('the registry', () => {
  it('holds each verb once', () => {
    const verbs = commands.flatMap(verbsOf)

    expect(verbs.filter((verb, at) => verbs.indexOf(verb) !== at)).toEqual([])
  })

  it.each(commands)('$name is named in Chinese as the glossary has it', ({ name, shown, aliases }) => {
    const [first, ...rest] = glossary.get(name) ?? []

    expect(shown.zh).toBe(first)
    expect(aliases).toEqual(expect.arrayContaining(rest))
  })

  it('has a heading in help for each command, and no command twice', () => {
    const grouped = Object.values(helpGroups).flatMap((names) => names.split(' '))

    expect(grouped.toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })

  it.each(locales)('is told to an admin on one screen: %s', (locale) => {
    const lines = cardText(helpCard(locale, 'admin', usableBy('admin', commands)), { width: 80 }).split('\n')

    expect(lines.length).toBeLessThanOrEqual(24)
  })

  it('has a command for every role, and help for all', () => {
    for (const role of roles) {
      const usable = commands.filter(({ allowed }) => allowed.includes(role)).map(({ name }) => name)
      expect(usable).toEqual(expect.arrayContaining(['tier', 'find', 'whoami', 'help']))
    }
  })
})

/** What a role before has done with the same example is not done again. */
const doneBefore: Readonly<Record<string, string>> = { add: 'customer-exists', merge: 'merge-same' }

describe.each(commands.map((command) => ({ command, name: command.name })))('$name', ({ command }) => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    const twins = command.name === 'merge' ? [aCustomer({ name: 'Acme 2' })] : []
    desk = await openDesk({ customers: [aCustomer(), ...twins] })
  })
  // What another role's turn has changed is as it was: an example may give the customer away.
  beforeEach(() =>
    desk.store.customers.setProfile([{ id: 'c-acme-robotics', set: { owner: 'mei' }, attrs: {} }]),
  )
  afterAll(() => desk.close())

  it.each(roles)('answers a %s in whole words', async (role) => {
    const { card, refused } = await desk.say(command.example.en, oneOfEachRole[role])

    expect(
      command.allowed.includes(role) ? [undefined, doneBefore[command.name]] : ['not-allowed'],
    ).toContain(refused)
    expect(card.title).not.toBe('')
    expect(card.text.length).toBeGreaterThan(10)
    expect(wordsOf(card)).not.toMatch(/undefined|NaN|{{|\[object|Invalid Date/)
  })
})
