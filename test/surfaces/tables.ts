import type { Card } from '#src/cards/card.ts'
import { commands } from '#src/commands/index.ts'
import { locales } from '../helpers/locales.ts'
import { type Degradation, degradations } from './seen.ts'
import { openSurfaces, pushedTo, type SurfaceName, type Surfaces, surfaceNames } from './surfaces.ts'
import { type Walked, walkCommand } from './walk.ts'
import { walkMessages } from './walk-messages.ts'

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly string[]) =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n')

/** `same`, or how it is otherwise there. */
function cell(found: readonly Degradation[]): string {
  const all = Object.keys(degradations) as Degradation[]
  const ways = all.filter((one) => found.includes(one)).map((one) => degradations[one])
  return ways.length === 0 ? 'same' : `degraded: ${ways.join('; ')}`
}

/** How a surface has no forms. */
const forms: { readonly [Name in SurfaceName]?: Degradation } = {
  'WeCom app': 'form-questions',
  'WeCom AI bot': 'form-questions',
}
const files: { readonly [Name in SurfaceName]?: Degradation } = {
  'WeCom AI bot': 'file-by-app',
  terminal: 'file-saved',
}

function degradedOn(name: SurfaceName, surfaces: Surfaces, all: readonly Walked[]): readonly Degradation[] {
  const own = all.flatMap(({ command, answers }) =>
    answers.filter(({ of }) => of === command.name).map(({ reply }) => reply),
  )
  const seen = own.map(({ card }) => surfaces[name](card))
  const hasForm = all.some(({ command }) => command.form) || own.some(({ card }) => opensForm(card))
  const hasFile = own.some((reply) => (reply.files ?? []).length > 0)
  const [inPlace] = all.map(({ command }) => command.inPlace)

  return [
    ...seen.flatMap(({ degraded }) => degraded),
    ...(hasForm ? [forms[name] ?? []].flat() : []),
    ...(hasFile ? [files[name] ?? []].flat() : []),
    ...(inPlace ? [places(inPlace)[name] ?? []].flat() : []),
  ]
}

/** WeCom changes one card into one card; the AI bot only where the command is no answer to something else. */
const places = (inPlace: true | 'answer'): { readonly [Name in SurfaceName]?: Degradation } => ({
  'WeCom app': 'one-card',
  'WeCom AI bot': inPlace === true ? 'one-card' : 'new-message',
  playground: 'new-message',
  terminal: 'new-message',
})

const opensForm = ({ actions = [] }: Card) => actions.some(({ kind }) => kind === 'form')

/** What every command is on every surface, out of what a walk has found. */
export const commandTable = (surfaces: Surfaces, walked: readonly Walked[]): string =>
  table(
    ['command', ...surfaceNames],
    commands.map(({ name, shown }) => {
      const own = walked.filter(({ command }) => command.name === name)
      return row(
        `\`${shown.en}\` ${shown.zh}`,
        ...surfaceNames.map((one) => cell(degradedOn(one, surfaces, own))),
      )
    }),
  )

/** What every kind of message that nobody asked for is where it comes. */
export function messageTable(surfaces: Surfaces, walked: readonly ReadonlyMap<string, Card>[]): string {
  const kinds = [...new Set(walked.flatMap((cards) => [...cards.keys()]))]
  const shown = (kind: string) => walked.flatMap((cards) => cards.get(kind) ?? [])
  return table(
    ['message', ...pushedTo],
    kinds.map((kind) =>
      row(
        `\`${kind}\``,
        ...pushedTo.map((one) => cell(shown(kind).flatMap((card) => surfaces[one](card).degraded))),
      ),
    ),
  )
}

/** Both tables of the page, as they are now. */
export async function surfaceTables(): Promise<Readonly<Record<'commands' | 'messages', string>>> {
  const surfaces = await openSurfaces()
  const walked: Walked[] = []
  for (const command of commands)
    for (const locale of locales) walked.push(await walkCommand(command, locale))
  const messages = await Promise.all(locales.map(walkMessages))
  return { commands: commandTable(surfaces, walked), messages: messageTable(surfaces, messages) }
}
