import type { Card } from '#src/cards/card.ts'
import { customerAddress } from './customer-page.ts'

/** Where a tap on a card leads: to the page of the one customer that its own buttons are about, where there are pages. */
export function urlOfCard(publicUrl: string | undefined, { actions = [] }: Card): string | undefined {
  const [customer, ...others] = new Set(actions.flatMap(({ call }) => call.input['customer'] ?? []))
  return publicUrl !== undefined && customer !== undefined && others.length === 0
    ? customerAddress(publicUrl, customer)
    : undefined
}
