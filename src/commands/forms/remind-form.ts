import type { Form } from '#src/cards/form.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { customerMeant } from '#src/commands/naming/mentioned.ts'
import { daysAhead } from '#src/commands/touches/next-days.ts'
import { whenWritten } from '#src/commands/touches/when-written.ts'
import { localTime } from '#src/domain/local-time.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { readDateWords } from '#src/grammar/date-words.ts'
import { t } from '#src/i18n/text.ts'
import { formIntro, formSubject, saveLabel } from './fields.ts'

/** What a reminder's note may hold. */
const longestReminderNote = 900

/** The form of a reminder: day, hour, and what for. */
export async function remindForm(
  deps: CommandDeps,
  given: {
    readonly customer?: string | undefined
    readonly quoted?: string | undefined
    /** What was said of the message: 明天下午3点 谈合同. */
    readonly words?: string | undefined
  },
  asker: Asker,
): Promise<Form> {
  const { locale } = asker
  const { quoted, words = '' } = given
  const meant =
    quoted === undefined ? undefined : await customerMeant(deps, joinedLines([words, quoted]), asker)
  const when = quoted === undefined ? undefined : await whenSaid(deps, words, asker)
  const note = quoted === undefined ? undefined : joinedLines([when?.rest ?? words, quoted])
  const subject = await formSubject(deps, given.customer, asker, meant)
  const [tomorrow] = await daysAhead(deps, asker, [1])

  return {
    title: t(locale, 'remind.form-title'),
    submit: saveLabel(locale),
    call: { command: 'remind', input: subject.input },
    ...formIntro(subject),
    fields: [
      ...subject.fields,
      {
        name: 'on',
        label: t(locale, 'remind.day'),
        kind: 'date',
        ...(when ? {} : { ask: true as const }),
        ...present({ value: when?.day ?? tomorrow?.day }),
      },
      {
        name: 'at',
        label: t(locale, 'remind.form-time'),
        kind: 'time',
        optional: true,
        hint: t(locale, 'remind.form-time-hint'),
        ...present({ value: when?.time }),
      },
      {
        name: 'note',
        label: t(locale, 'remind.own-note'),
        kind: 'paragraph',
        optional: true,
        maxLength: longestReminderNote,
        ...present({ value: note?.slice(0, longestReminderNote) }),
      },
    ],
  }
}

const joinedLines = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

type When = { readonly day: string; readonly time: string | undefined; readonly rest: string }

/** The day and the hour that the words name; nothing where that is over. */
async function whenSaid(deps: CommandDeps, words: string, asker: Asker): Promise<When | undefined> {
  const written = await whenWritten(deps, asker)
  const found = readDateWords(words, written)
  if (!found || found.at <= written.now) return undefined

  const { day, at, hasTime, rest } = found
  return { day, time: hasTime ? localTime(at, asker.zone) : undefined, rest }
}
