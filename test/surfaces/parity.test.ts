import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import { commands } from '#src/commands/index.ts'
import type { Locale } from '#src/domain/locale.ts'
import { fieldBlockId } from '#src/slack/render/input-block.ts'
import { formView } from '#src/slack/render/view.ts'
import { viewProblems } from '../helpers/fake-slack/blocks/problems.ts'
import { locales } from '../helpers/locales.ts'
import { tableIn } from '../helpers/readme-tables.ts'
import { turnsOf } from './form-turns.ts'
import { cutLabels } from './on-wecom.ts'
import { capabilitiesIn, page } from './page.ts'
import { degradations, unreached, unsaid } from './seen.ts'
import { openSurfaces, pushedTo, type SurfaceName, type Surfaces, surfaceNames } from './surfaces.ts'
import { commandTable, messageTable } from './tables.ts'
import { type Walked, walkCommand } from './walk.ts'
import { walkMessages } from './walk-messages.ts'

const walks = new Map<string, Promise<Walked>>()
/** Each walk once, whichever test asks first. */
function walked(command: (typeof commands)[number], locale: Locale): Promise<Walked> {
  const key = `${command.name} ${locale}`
  const walk = walks.get(key) ?? walkCommand(command, locale)
  walks.set(key, walk)
  return walk
}
const messages = new Map<Locale, ReturnType<typeof walkMessages>>()
const told = (locale: Locale) => {
  const walk = messages.get(locale) ?? walkMessages(locale)
  messages.set(locale, walk)
  return walk
}

let surfaces: Surfaces
beforeAll(async () => {
  surfaces = await openSurfaces()
})

/** What is lost of a card on these surfaces: what cannot be pressed, cannot be read, or is not taken. */
const lostOf = (card: Card, on: readonly SurfaceName[] = surfaceNames): readonly string[] =>
  on.flatMap((name) => {
    const seen = surfaces[name](card)
    return [
      ...unreached(card, seen).map((what) => `${name}, “${card.title}”: cannot press ${what}`),
      ...unsaid(card, seen).map((what) => `${name}, “${card.title}”: cannot read ${what}`),
      ...seen.problems.map((what) => `${name}, “${card.title}”: ${what}`),
    ]
  })

const everyWalk = commands.flatMap((command) =>
  locales.map((locale) => ({ command, name: command.name, locale })),
)
const table = (markdown: string, name: string) => tableIn(markdown, name)
const asTable = (name: string, text: string) => tableIn(`<!-- ${name}: -->\n${text}\n<!-- /${name} -->`, name)

/** A refusal that no button of ours may lead to. */
const mistakes: ReadonlySet<string | undefined> = new Set(['unexpected', 'input-invalid', 'command-unknown'])

describe('a command', () => {
  it.each(everyWalk)(
    '$name ($locale): all of its cards can be read and pressed everywhere',
    async (given) => {
      const { answers } = await walked(given.command, given.locale)

      expect(answers.length).toBeGreaterThan(0)
      expect(answers.flatMap(({ reply }) => lostOf(reply.card))).toEqual([])
    },
  )

  it.each(everyWalk)('$name ($locale): no button of it is cut off at WeCom', async (given) => {
    const { answers, forms } = await walked(given.command, given.locale)

    const cards = [
      ...answers.map(({ reply }) => reply.card),
      ...forms.flatMap((form) => turnsOf(given.locale, form)),
    ]
    expect(new Set(cards.flatMap(cutLabels))).toEqual(new Set())
  })

  it.each(everyWalk)(
    '$name ($locale): a press leads on, and so does the line typed for it',
    async (given) => {
      const { answers, astray } = await walked(given.command, given.locale)

      expect(answers.filter(({ reply }) => mistakes.has(reply.refused))).toEqual([])
      expect(astray).toEqual([])
    },
  )
})

describe('a form', () => {
  const withForm = everyWalk.filter(({ command }) => command.form)

  it.each(withForm)('of $name ($locale) can be filled in at Slack, each field of it', async (given) => {
    const { forms } = await walked(given.command, given.locale)

    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) expect(inSlack(form)).toEqual({ lost: [], problems: [] })
  })

  it.each(withForm)(
    'of $name ($locale) is asked for in WeCom so that each answer can be given',
    async (given) => {
      const { forms } = await walked(given.command, given.locale)

      const cards = forms.flatMap((form) => turnsOf(given.locale, form))
      expect(cards.flatMap((card) => lostOf(card, ['WeCom app', 'WeCom AI bot']))).toEqual([])
    },
  )
})

function inSlack(form: Form) {
  const view = formView(form, {})
  const ids = view.blocks.map(({ block_id }) => block_id)
  return {
    lost: form.fields.map(({ name }) => name).filter((name) => !ids.includes(fieldBlockId(name))),
    problems: viewProblems({ ...view }),
  }
}

describe('a message that nobody asked for', () => {
  it.each(locales)('of every kind can be read and pressed where it comes (%s)', async (locale) => {
    const cards = await told(locale)

    expect([...cards.values()].flatMap((card) => lostOf(card))).toEqual([])
  })
})

describe('docs/surfaces.md', () => {
  it('says of every command what it is on every surface (npm run -s readme)', async () => {
    const all = await Promise.all(everyWalk.map(({ command, locale }) => walked(command, locale)))

    expect(table(page(), 'commands')).toBe(asTable('commands', commandTable(surfaces, all)))
  })

  it('says so of every message (npm run -s readme)', async () => {
    const all = await Promise.all(locales.map(told))

    expect(table(page(), 'messages')).toBe(asTable('messages', messageTable(surfaces, all)))
  })

  it('explains every short word of its tables', () => {
    const [, legend = ''] = page().split('What the short words mean:')

    const unexplained = Object.values(degradations).filter((word) => !legend.split('<!--')[0]?.includes(word))
    expect(unexplained).toEqual([])
  })

  it('says of every capability that it is the same, how it is less, or why it cannot be', () => {
    const capabilities = capabilitiesIn(page())

    expect(capabilities.length).toBeGreaterThan(25)
    for (const { what, cells } of capabilities) {
      expect([what, cells.length]).toEqual([what, surfaceNames.length])
      for (const cell of cells)
        expect(`${what}: ${cell}`).toMatch(/: (?:same|degraded: .{3,}|not possible: .{3,})$/)
    }
  })

  it('gives WeCom’s page for whatever it says cannot be there', () => {
    const [app, bot] = [surfaceNames.indexOf('WeCom app'), surfaceNames.indexOf('WeCom AI bot')]

    const refused = capabilitiesIn(page()).flatMap(({ what, cells }) =>
      [app, bot].map((at) => `${what}: ${cells[at]}`).filter((cell) => cell.includes('not possible')),
    )
    expect(refused.filter((cell) => !/path\/\d{5,6}/.test(cell))).toEqual([])
  })

  it('names tests that exist', () => {
    const named = capabilitiesIn(page()).flatMap(({ what, shownBy }) =>
      shownBy.length > 0 ? shownBy : [what],
    )

    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('counts the commands in its summary', () => {
    expect(page()).toContain(`${commands.length} 条指令`)
  })
})

describe('what a surface loses', () => {
  const call = (length: number) => ({ command: 'why', input: { customer: 'x'.repeat(length) } })
  const card = (given: Partial<Card>): Card => ({ title: 'Acme', tone: 'neutral', text: 'Acme', ...given })

  it('is found: a button whose call is longer than a key', () => {
    const lost = lostOf(card({ actions: [{ kind: 'button', label: 'Why', call: call(1_100) }] }))

    expect(lost.map((line) => line.split(',')[0])).toEqual(['WeCom app', 'WeCom AI bot'])
  })

  it('is found: words beyond the last page', () => {
    const body = Array.from({ length: 40 }, (_, n) => `${n} ${'长'.repeat(200)}`)

    expect(new Set(lostOf(card({ body }), pushedTo).map((line) => line.split(',')[0]))).toEqual(
      new Set(['Slack', 'WeCom app']),
    )
  })

  it('is found: an option that is too long to come back', () => {
    const options = [{ label: 'A', value: 'a'.repeat(200) }]
    const lost = lostOf(
      card({ actions: [{ kind: 'select', label: 'Pick', field: 'to', call: call(1), options }] }),
    )

    expect(lost.map((line) => line.split(',')[0])).toEqual(['WeCom app', 'WeCom AI bot'])
  })
})
