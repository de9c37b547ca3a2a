import type { Card, CardFact, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { Bilingual, Locale } from '#src/domain/locale.ts'
import type { Role } from '#src/domain/user.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What a help line needs of a command. */
export type HelpEntry = {
  readonly name: string
  readonly shown: Bilingual
  readonly aliases: readonly string[]
  readonly help: Bilingual
  readonly example: Bilingual
}

const rowOf = (locale: Locale, { help, example }: HelpEntry): CardRow => ({
  title: example[locale],
  detail: help[locale],
})

const firstShown = 4

/** What people come for, the most used first; each command of the registry stands in one of them. */
export const helpGroups = {
  customers: 'tier why find ask list history feedback problem add edit tag contacts merge assign override',
  day: 'today log draft done remind snooze undo home answer call-back win-back',
  team: 'digest approve segments review cover',
  company: 'policy evaluate quality export calendar trial go-live admit',
  account: 'settings whoami connect help',
} as const

type HelpGroup = keyof typeof helpGroups
const groups = Object.keys(helpGroups) as HelpGroup[]

/** A heading and its verbs on one line; nothing where the role has none of them. */
function groupFact(locale: Locale, group: HelpGroup, entries: readonly HelpEntry[]): readonly CardFact[] {
  const verbs = helpGroups[group].split(' ').flatMap((name) => {
    const entry = entries.find((each) => each.name === name)
    return entry ? [entry.shown[locale]] : []
  })
  return verbs.length === 0 ? [] : [{ label: t(locale, `help.group-${group}`), value: joined(verbs) }]
}

/** Short help: what this role sees, the verbs by what they are for, and how to ask for one in detail. */
export function helpCard(locale: Locale, role: Role, entries: readonly HelpEntry[]): Card {
  const title = t(locale, 'help.title')
  const facts = groups.flatMap((group) => groupFact(locale, group, entries))
  const body = [t(locale, `help.${role}`), t(locale, 'help.intro')]

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...facts.map(({ label, value }) => labelled(locale, label, value))]),
    body,
    facts,
    footer: sentences(locale, [t(locale, 'help.detail'), t(locale, 'help.quotes')]),
  }
}

/** Help on one command: what it does, an example, the other words for it. */
export function helpTopicCard(locale: Locale, entry: HelpEntry): Card {
  const title = t(locale, 'help.topic', { verb: entry.shown[locale] })
  const also = [entry.shown.en, entry.shown.zh, ...entry.aliases].filter(
    (word) => word !== entry.shown[locale],
  )

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, entry.help[locale], entry.example[locale]]),
    body: [entry.help[locale]],
    facts: [
      { label: t(locale, 'help.example'), value: entry.example[locale] },
      { label: t(locale, 'help.also'), value: [...new Set(also)].join(' · ') },
    ],
  }
}

/** On a phone a mistake wants few lines: the command that was meant, the first ones, and the one that lists all. */
function shortHelp(
  locale: Locale,
  entries: readonly HelpEntry[],
  nearest: string | undefined,
): readonly HelpEntry[] {
  const meant = entries.filter(({ shown }) => shown[locale] === nearest)
  return [...new Set([...meant, ...entries.slice(0, firstShown), ...entries.slice(-1)])]
}

/** A verb nobody knows: the nearest one, and short help. `rows` go on with the customer that was named. */
export function unknownVerbCard(
  locale: Locale,
  word: string,
  nearest: string | undefined,
  entries: readonly HelpEntry[],
  rows: readonly CardRow[] = [],
): Card {
  const title = t(locale, 'help.unknown-title', { word: clip(word) })
  const few = shortHelp(locale, entries, nearest)
  const meant = nearest === undefined ? [] : [t(locale, 'help.did-you-mean', { verb: nearest })]

  return {
    title,
    tone: 'warning',
    text: sentences(locale, [
      title,
      ...meant,
      t(locale, 'help.these'),
      few.map(({ example }) => example[locale]).join(' · '),
    ]),
    body: [...meant, t(locale, 'help.these')],
    rows: [...rows, ...few.map((entry) => rowOf(locale, entry))],
  }
}
