import { describe, expect, it } from 'vitest'
import type { Card, CardButton } from '#src/cards/card.ts'
import { urlOfCard } from '#src/wecom/page/url-of-card.ts'

const about = (...customers: readonly string[]): Card => ({
  title: 'A card',
  tone: 'neutral',
  text: 'A card.',
  actions: customers.map(
    (customer): CardButton => ({
      kind: 'button',
      label: 'Why',
      call: { command: 'why', input: { customer } },
    }),
  ),
})

describe('where a tap on a card leads', () => {
  it('is the page of the customer that its buttons are about', () => {
    expect(urlOfCard('https://crm.example.com', about('c-acme', 'c-acme'))).toBe(
      'https://crm.example.com/wecom/customers/c-acme',
    )
  })

  it('is nowhere without an address, a customer, or with several', () => {
    const tried = [
      urlOfCard(undefined, about('c-acme')),
      urlOfCard('https://crm.example.com', about()),
      urlOfCard('https://crm.example.com', about('c-acme', 'c-nova')),
    ]

    expect(tried).toEqual([undefined, undefined, undefined])
  })
})
