import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { calendarCard } from '#src/cards/company/calendar-card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { calendarView } from '#src/decide/calendar/calendar-view.ts'
import { t } from '#src/i18n/text.ts'
import { importCalendar } from '#src/ingest/imports/import-calendar.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { Store } from '#src/store/open-store.ts'
import { sizeOf } from './file-size.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'calendar show | calendar import FILE.csv [--zone IANA]'

/** Whoever has the terminal enters it. */
const enteredBy = 'admin'

async function show(
  { calendars }: Store,
  zone: string,
  { env, out }: Terminal,
  done: readonly string[],
): Promise<void> {
  const reader = { locale: env.DEFAULT_LOCALE, zone, now: systemClock.now() }
  const view = await calendarView({ calendars, clock: systemClock }, zone)
  out(cardText(calendarCard(reader, { ...view, done }), { width: process.stdout.columns ?? 80 }))
}

/** @returns 1 where a line cannot be read: then nothing is entered. */
async function takeIn(store: Store, path: string, zone: string, terminal: Terminal): Promise<number> {
  const locale = terminal.env.DEFAULT_LOCALE
  const file = { name: basename(path), bytes: createReadStream(path) }
  const { days, wrong } = await importCalendar({ calendars: store.calendars, clock: systemClock }, file, {
    zone,
    by: enteredBy,
  })
  if (wrong.length > 0) {
    const lines = wrong.map(({ line, problem }) => t(locale, `calendar.wrong-line-${problem}`, { line }))
    terminal.err([t(locale, 'calendar.wrong-file', { count: wrong.length }), ...lines].join('\n'))
    return 1
  }
  await show(store, zone, terminal, [t(locale, 'calendar.done-entered', { count: days })])
  return 0
}

const isZone = (zone: string): boolean => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'

/** Days off and make-up working days: what is known, and a file of them. */
export const calendarVerb: Verb = {
  name: 'calendar',
  usage,
  help: 'shows which years’ holidays are known, and takes days off and make-up days in (day, kind, name)',
  async run(args, terminal) {
    const { values, positionals } = parseVerb(args, { zone: { type: 'string' } } as const, usage)
    const [action = 'show', path, ...rest] = positionals
    const isImport = action === 'import' && path !== undefined
    if ((action !== 'show' && !isImport) || rest.length > 0 || (action === 'show' && path !== undefined)) {
      throw usageError('There is calendar show, and calendar import FILE.', usage)
    }
    const zone = values.zone ?? terminal.env.COMPANY_TIME_ZONE
    if (!isZone(zone)) throw usageError(`--zone ${zone} is not an IANA zone.`, usage)
    if (isImport) await sizeOf(path)

    return withDocuments(terminal.env, terminal.log, async ({ store }) => {
      if (isImport) return takeIn(store, path, zone, terminal)
      await show(store, zone, terminal, [])
      return 0
    })
  },
}
