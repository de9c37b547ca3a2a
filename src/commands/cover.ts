import { z } from 'zod'
import type { Card, CardButton, Reply } from '#src/cards/card.ts'
import { coverCard } from '#src/cards/records/cover-card.ts'
import { ownUndo } from '#src/decide/undo/set-own-back.ts'
import { AppError } from '#src/domain/errors.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Asker, User } from '#src/domain/user.ts'
import { type CoverWords, readCover } from '#src/grammar/cover-words.ts'
import type { OwnChange } from '#src/ports/users.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { requireColleague } from './naming/find-colleague.ts'

const longestDays = 180

const refuse = (code: string, message: string, remedy: string) => new AppError({ code, message, remedy })

/** `/customer cover lei 20 Dec to 31 Dec`: a colleague gets my reminders, and sees my customers, from–to. */
export const cover = defineCommand({
  name: 'cover',
  shown: { en: 'cover', zh: '代班' },
  aliases: [],
  help: {
    en: 'A colleague gets your reminders from one day to another; off ends it. Managers: mei by lei.',
    zh: '休假期间由同事代收你的待办；“取消”结束。主管可写“mei 由 lei”。',
  },
  example: { en: '/customer cover lei 20 Dec to 31 Dec', zh: '/customer 代班 lei 12月20日到12月31日' },
  input: z.strictObject({ words: z.string().max(1_000).default('') }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, { words }, asker) {
    const now = deps.clock.now()
    const asked = readCover(words, { now, zone: asker.zone })
    const away = await whose(deps, asked?.for, asker)
    if (!asked) return { card: await cardOf(deps, away, asker) }

    await deps.audit.record({
      at: now,
      who: asker.userId,
      action: `change:cover:${away._id}`,
      fields: ['cover'],
    })
    return asked.kind === 'off' ? end(deps, away, asker) : begin(deps, away, asked, asker)
  },
})

/** One's own reminders; a manager decides for the team, an admin for all. */
async function whose(
  deps: CommandDeps,
  name: string | undefined,
  { userId, role, sees }: Asker,
): Promise<User> {
  const person = name === undefined ? await deps.users.byId(userId) : await requireColleague(deps, name)
  if (!person) throw new Error(`nobody is called ${userId}`)

  const decides = role !== 'rep' && (sees === 'all' || sees.includes(person._id))
  if (person._id === userId || decides) return person
  throw refuse(
    'cover-not-yours',
    'You can hand over your own reminders only.',
    'Ask their manager or an admin.',
  )
}

/** Sets it, and gives the way back. */
async function change(
  deps: CommandDeps,
  { away, after }: { readonly away: User; readonly after: User },
  asker: Asker,
): Promise<readonly CardButton[]> {
  const own: OwnChange = after.cover ? { set: { cover: after.cover } } : { set: {}, unset: ['cover'] }
  await deps.users.setOwn(away._id, own)
  return withUndo(deps, asker, { command: 'cover', steps: ownUndo(away, after) })
}

async function end(deps: CommandDeps, away: User, asker: Asker): Promise<Reply> {
  const { cover: standing, ...back } = away
  const undo = standing ? await change(deps, { away, after: back }, asker) : []
  return { card: await cardOf(deps, back, asker, undo) }
}

async function begin(
  deps: CommandDeps,
  away: User,
  { by, from, to }: Extract<CoverWords, { kind: 'cover' }>,
  asker: Asker,
): Promise<Reply> {
  const colleague = await requireColleague(deps, by)
  const today = localDay(deps.clock.now(), away.zone)
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (colleague._id === away._id || colleague.role === 'service')
    throw refuse('cover-who', 'That colleague cannot cover here.', 'Name another rep or manager.')
  if (to < today || days > longestDays)
    throw refuse(
      'cover-when',
      'These days are past, or more than half a year long.',
      'Write them as: lei 20 Dec to 31 Dec.',
    )

  const covered = { ...away, cover: { by: colleague._id, from, to } }
  const undo = await change(deps, { away, after: covered }, asker)
  return { card: await cardOf(deps, covered, asker, undo) }
}

async function cardOf(
  { users, clock }: CommandDeps,
  away: User,
  asker: Asker,
  undo: readonly CardButton[] = [],
): Promise<Card> {
  const by = away.cover && (await users.byId(away.cover.by))
  const isOwn = away._id === asker.userId
  const about = { away, by: by?.name ?? away.cover?.by, isOwn, now: clock.now() }
  return coverCard(asker.locale, about, undo)
}
