import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { calendarCard } from '#src/cards/company/calendar-card.ts'
import { calendarView } from '#src/decide/calendar/calendar-view.ts'
import { calendarDayId, regionOf } from '#src/domain/calendar/calendar-day.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { calendarDaysOf, readTypedDays } from '#src/ingest/imports/calendar-entries.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

const input = z.strictObject({ words: z.string().max(1_000).default('') })

/** `remove 2027-02-20, 2027-02-21`; 删除 2027-02-20. */
const removal = /^(?:remove|delete|删除|去掉)\s*(?<days>.+)$/iu

/**
 * `/customer calendar`: which years' holidays are known; with days behind it they are entered for the asker's zone:
 * `calendar 2027-02-05~2027-02-11 off 春节, 2027-02-20 working`.
 */
export const calendarCommand = defineCommand({
  name: 'calendar',
  shown: { en: 'calendar', zh: '工作日历' },
  aliases: ['节假日', 'holidays'],
  help: {
    en: 'Working days: which years’ holidays are known; enter days off and make-up days.',
    zh: '查看和录入放假、补班安排。',
  },
  example: { en: '/customer calendar', zh: '/customer 工作日历' },
  input,
  allowed: ['admin'],
  takesName: false,
  async run(deps, { words }, asker) {
    const { days: gone } = removal.exec(words.trim())?.groups ?? {}
    if (gone !== undefined) return removed(deps, gone, asker)
    return words.trim() === '' ? shown(deps, asker, []) : entered(deps, words, asker)
  },
})

async function shown(deps: CommandDeps, { locale, zone }: Asker, done: readonly string[]): Promise<Reply> {
  const view = await calendarView(deps, zone)
  return { card: calendarCard({ locale, zone, now: deps.clock.now() }, { ...view, done }) }
}

async function notUnderstood(deps: CommandDeps, asker: Asker, wrong: readonly string[]): Promise<Reply> {
  const reply = await shown(deps, asker, [t(asker.locale, 'calendar.wrong', { parts: wrong.join('; ') })])
  return { ...reply, refused: 'calendar-unreadable' }
}

/** All of the list or nothing: a part of it would be trusted as the whole. */
async function entered(deps: CommandDeps, words: string, asker: Asker): Promise<Reply> {
  const { entries, wrong } = readTypedDays(words)
  if (wrong.length > 0 || entries.length === 0) return notUnderstood(deps, asker, wrong)

  const now = deps.clock.now()
  const of = { region: regionOf(asker.zone), source: 'chat', by: asker.userId, enteredAt: now }
  const days = calendarDaysOf(entries, of)
  await deps.audit.record({ at: now, who: asker.userId, action: 'calendar:enter' })
  await deps.calendars.put(days)
  return shown(deps, asker, [t(asker.locale, 'calendar.done-entered', { count: days.length })])
}

async function removed(deps: CommandDeps, words: string, asker: Asker): Promise<Reply> {
  // Read as days off: what kind they were does not matter to taking them away.
  const asOff = words.split(/[,，;；、]+/).map((part) => `${part.trim()} off`)
  const { entries, wrong } = readTypedDays(asOff.join(','))
  if (wrong.length > 0)
    return notUnderstood(
      deps,
      asker,
      wrong.map((part) => part.replace(/ off$/, '')),
    )

  const region = regionOf(asker.zone)
  await deps.audit.record({ at: deps.clock.now(), who: asker.userId, action: 'calendar:remove' })
  const count = await deps.calendars.remove(entries.map(({ day }) => calendarDayId(region, day)))
  return shown(deps, asker, [t(asker.locale, 'calendar.done-removed', { count })])
}
