import type { Card } from '#src/cards/card.ts'
import { momentFor } from '#src/cards/follow-up/when-card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Asker } from '#src/domain/user.ts'
import type { DateWords } from '#src/grammar/date-words.ts'
import { t } from '#src/i18n/text.ts'

/** A day or moment that is over: nothing is set, and here is what to name instead. */
export function pastCard(
  { clock }: Pick<CommandDeps, 'clock'>,
  { at, hasTime }: Pick<DateWords, 'at' | 'hasTime'>,
  { locale, zone }: Asker,
): Card {
  const when = momentFor({ locale, zone, now: clock.now() }, at, hasTime)
  return plainCard(locale, t(locale, 'remind.past-title', { when }), [t(locale, 'remind.past')], {
    tone: 'warning',
  })
}
