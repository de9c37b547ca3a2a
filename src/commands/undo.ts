import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { type Move, tellAssigned } from '#src/decide/records/tell-assigned.ts'
import { takeBack } from '#src/decide/undo/take-back.ts'
import type { Asker } from '#src/domain/user.ts'
import { isTextKey, t } from '#src/i18n/text.ts'
import type { Undoable } from '#src/ports/undos.ts'
import { closeCardsSoon } from './changes/close-cards-soon.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

/** As long as a change can be taken back. */
const windowMs = 600_000

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A change's entry, from its own card's button. */
  change: z.string().min(1).max(200).optional(),
})

/** `/customer undo`: takes the asker's newest change by chat back, for 10 minutes. */
export const undo = defineCommand({
  name: 'undo',
  shown: { en: 'undo', zh: '撤销' },
  aliases: [],
  help: {
    en: 'Takes back what you last changed here, for 10 minutes.',
    zh: '撤销自己最近一次操作（10 分钟内）。',
  },
  example: { en: '/customer undo', zh: '/customer 撤销' },
  input,
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  inPlace: true,
  async run(deps, { words, change: pressed }, asker) {
    const since = new Date(deps.clock.now().getTime() - windowMs)
    const change = pressed ?? (await typedChange(deps, words))
    if (change === undefined) {
      const newest = await deps.undos.newest(asker.userId, since)
      return newest ? undone(deps, newest, asker) : said(asker, 'none')
    }
    const made = await deps.undos.get(change)
    if (made?.by !== asker.userId) return said(asker, 'none')
    if (made.undoneAt) return said(asker, 'again')
    return made.at < since ? said(asker, 'late') : undone(deps, made, asker)
  },
})

/** The button of a card as a terminal shows it; any other word says nothing of which change is meant. */
const typedChange = async ({ undos }: CommandDeps, words: string): Promise<string | undefined> =>
  words.trim() === '' ? undefined : (await undos.get(words.trim()))?._id

const said = ({ locale }: Asker, why: 'none' | 'again' | 'late'): Reply => ({
  card: plainCard(locale, t(locale, 'undo.none-title'), [t(locale, `undo.${why}`)]),
})

async function undone(deps: CommandDeps, made: Undoable, asker: Asker): Promise<Reply> {
  const { locale } = asker
  await tellAssigned(deps, { moves: await movesBack(deps, made), by: asker.userId })
  if (!(await takeBack(deps, made))) {
    const card = plainCard(locale, t(locale, 'undo.moved-title'), [t(locale, 'undo.moved')])
    return { card, refused: 'undo-moved' }
  }
  if (made.steps.some((step) => step.do === 'withdraw-problem')) await closeCardsSoon(deps)
  const what = await whatOf(deps, made, asker)
  return { card: plainCard(locale, t(locale, 'undo.done-title', { what }), [t(locale, 'undo.done')]) }
}

/** Of an assignment that is taken back: who gets whom again, as both were told of it. */
async function movesBack({ customers }: CommandDeps, { command, steps }: Undoable): Promise<readonly Move[]> {
  if (command !== 'assign') return []
  const owners = new Map(
    steps.flatMap((step) => (step.do === 'set-customer' ? [[step.customerId, step.set.owner]] : [])),
  )
  const found = await customers.getMany([...owners.keys()])
  return found.map((customer) => ({ customer, from: customer.owner, to: owners.get(customer._id) }))
}

async function whatOf(
  { customers }: CommandDeps,
  { command, customerId }: Undoable,
  asker: Asker,
): Promise<string> {
  const { locale } = asker
  const key = `undo.what-${command}`
  const what = t(locale, isTextKey(key) ? (key as 'undo.what-other') : 'undo.what-other')
  const customer = customerId && (await customers.visibleTo(asker).byId(customerId))
  return customer ? t(locale, 'undo.for', { what, name: customer.name }) : what
}
