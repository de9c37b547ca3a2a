import { z } from 'zod'
import type { Card, Reply } from '#src/cards/card.ts'
import { withTeam } from '#src/cards/follow-up/team-rows.ts'
import { todayListCard } from '#src/decide/tell/today.ts'
import { bestSet, minutesOf } from '#src/domain/follow-up/best-set.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Asker } from '#src/domain/user.ts'
import { readMinutes } from '#src/grammar/minutes-words.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { teamExceptions } from './gathered/team-exceptions.ts'
import { shownBatch } from './touches/answer-batch.ts'
import { dueToday } from './touches/due-today.ts'

const parts: Readonly<Record<string, 'all' | 'batch'>> = {
  all: 'all',
  全部: 'all',
  batch: 'batch',
  批量: 'batch',
}

const partOf = (words: string): 'all' | 'batch' | undefined => parts[words.trim().toLowerCase()]

const input = z.strictObject({
  /** The time there is: `1h`; `all` or `batch`, as a terminal shows the buttons; nothing: the whole day. */
  words: z
    .string()
    .max(60)
    .refine((words) => words.trim() === '' || partOf(words) !== undefined || readMinutes(words) !== undefined)
    .default(''),
  all: z.literal('all').optional(),
  batch: z.literal('batch').optional(),
})

/** `/customer today`, `today 1h`: what is to be done today, or the best of it for the time there is; whoever leads a team sees as well what of it needs them. */
export const today = defineCommand({
  name: 'today',
  shown: { en: 'today', zh: '今日待办' },
  aliases: ['待办'],
  help: {
    en: 'What you have to do today; “today 1h” picks the best hour of it.',
    zh: '查看今日待办；“今日待办 1小时”挑出最值得做的。',
  },
  example: { en: '/customer today', zh: '/customer 今日待办' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, { words, all, batch }, asker) {
    const part = partOf(words)
    if (batch ?? part === 'batch') return shownBatch(deps, asker)
    await recordRead(deps, asker, 'today', { fields: ['name', 'tier', 'reminders'] })
    await deps.planDay?.(asker)
    const due = await dueToday(deps, asker)
    const minutes = readMinutes(words)
    if (minutes !== undefined) return bestOf(deps, due, minutes, asker)

    const list = await listOf(deps, due, asker, all !== undefined || part === 'all')
    const leads = asker.role === 'manager' || asker.role === 'admin'
    return { card: leads ? withTeam(asker.locale, list, await teamExceptions(deps, asker)) : list }
  },
})

async function listOf(
  deps: CommandDeps,
  due: readonly Reminder[],
  { userId, locale, zone }: Asker,
  showAll: boolean,
): Promise<Card> {
  // Whoever asks sees all of it: mutes are about what is told unasked.
  return todayListCard(deps, due, { _id: userId, locale, zone }, { showAll })
}

/** What fits into the time, with the most value at risk; a batch is gone through one by one here. */
async function bestOf(
  deps: CommandDeps,
  due: readonly Reminder[],
  minutes: number,
  asker: Asker,
): Promise<Reply> {
  const { locale } = asker
  const chores = due.map((reminder) => ({ ...reminder, minutes: minutesOf[reminder.channel] }))
  const chosen = bestSet(chores, minutes)
  const ids = new Set(chosen.map(({ _id }) => _id))
  const card = await listOf(
    deps,
    due.filter(({ _id }) => ids.has(_id)),
    asker,
    true,
  )
  const used = chosen.reduce((sum, each) => sum + each.minutes, 0)

  // Counted as on the list: a batch is one.
  const count = card.rows?.length ?? 0
  const title = t(locale, 'today.set-title', { count, minutes })
  const body = [
    chosen.length === 0 ? t(locale, 'today.set-none', { minutes }) : t(locale, 'today.set', { used }),
  ]
  const whole = {
    kind: 'button',
    label: t(locale, 'today.whole'),
    call: { command: 'today', input: {} },
  } as const
  const actions = chosen.length < due.length ? [whole] : []
  return { card: { ...card, title, body, text: sentences(locale, [title, ...body, card.text]), actions } }
}
