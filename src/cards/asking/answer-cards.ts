import type { Card, CardAction, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FeedbackTopic } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { t } from '#src/i18n/text.ts'

type Asked = {
  readonly customer: Pick<Customer, 'ref' | 'name'>
  /** The reminder that is answered. */
  readonly reminder?: string | undefined
}

const inputOf = ({ customer, reminder }: Asked) => ({
  customer: customer.ref,
  ...(reminder === undefined ? {} : { reminder }),
})

const ratings = ['1', '2', '3', '4', '5'] as const

const ratingButtons = (asked: Asked, topic: FeedbackTopic): readonly CardButton[] =>
  ratings.map((rating) => ({
    kind: 'button',
    label: rating,
    call: { command: 'call-back', input: { ...inputOf(asked), topic, rating } },
  }))

/** Overall first, since that is what counts where no more is answered. */
export const callBackTopics: readonly FeedbackTopic[] = ['overall', 'product', 'service']

/** Asks for one mark; `done`: what has just been noted. */
export function callBackCard(
  locale: Locale,
  asked: Asked & { readonly topic: FeedbackTopic; readonly done?: readonly string[] },
): Card {
  const title = t(locale, 'call-back.title', { name: clip(asked.customer.name) })
  const question = t(locale, `call-back.ask-${asked.topic}`)
  return plainCard(locale, title, [...(asked.done ?? []), question], {
    actions: ratingButtons(asked, asked.topic),
    footer: t(locale, 'call-back.scale'),
  })
}

/** All marks are in. */
export function callBackDoneCard(
  locale: Locale,
  { customer, isLow, done }: Asked & { readonly isLow: boolean; readonly done: readonly string[] },
): Card {
  const title = t(locale, 'call-back.done-title', { name: clip(customer.name) })
  return plainCard(locale, title, done, { tone: isLow ? 'warning' : 'good' })
}

/** One press a reason. */
const reasonSelect = (locale: Locale, asked: Asked, { followUp }: Pick<Policy, 'followUp'>): CardAction => ({
  kind: 'select',
  label: t(locale, 'win-back.reason'),
  submit: t(locale, 'form.choose'),
  field: 'reason',
  call: { command: 'win-back', input: inputOf(asked) },
  options: followUp.winBackReasons.map(({ code, text }) => ({ label: text[locale], value: code })),
})

/** Asks why a customer stopped buying. */
export const winBackCard = (locale: Locale, asked: Asked, policy: Pick<Policy, 'followUp'>): Card =>
  plainCard(
    locale,
    t(locale, 'win-back.title', { name: clip(asked.customer.name) }),
    [t(locale, 'win-back.ask')],
    { actions: [reasonSelect(locale, asked, policy)] },
  )

/** The reason is noted. */
export const winBackDoneCard = (locale: Locale, { customer }: Asked, reason: string): Card =>
  plainCard(
    locale,
    t(locale, 'win-back.done-title', { name: clip(customer.name) }),
    [t(locale, 'win-back.done', { reason })],
    { tone: 'good' },
  )
