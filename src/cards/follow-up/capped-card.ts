import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastTouchLine } from '#src/cards/parts/last-seen.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { whyButton } from '#src/cards/tier/tier-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { t } from '#src/i18n/text.ts'

/** A planned touch that has to wait: the customer has heard from us often enough, and nothing is asked of the rep. */
export const cappedCard = (reader: Reader, customer: Customer): Card =>
  plainCard(
    reader.locale,
    t(reader.locale, 'remind.capped-title', { name: clip(customer.name) }),
    [t(reader.locale, 'remind.capped', { ref: customer.ref })],
    {
      facts: [{ label: t(reader.locale, 'touch.last'), value: lastTouchLine(reader, customer) }],
      actions: [whyButton(reader.locale, customer)],
    },
  )
