import type { Card } from '#src/cards/card.ts'

/** What a part fills of its card. */
export type PartBody = Pick<Card, 'body' | 'facts' | 'rows' | 'rest' | 'table' | 'footer'>
