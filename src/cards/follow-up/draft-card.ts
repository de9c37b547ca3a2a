import type { Card, CardAction, CardButton, CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { type Channel, channels } from '#src/domain/event.ts'
import { mayReachBy } from '#src/domain/follow-up/opted-out.ts'
import type { Bilingual, Locale } from '#src/domain/locale.ts'
import { capital, labelled } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** The button that has a message drafted: for a customer's next step, or for a reminder's touch. */
export const draftButton = (
  locale: Locale,
  input: { readonly customer: string } | { readonly reminder: string },
): CardButton => ({ kind: 'button', label: t(locale, 'draft.button'), call: { command: 'draft', input } })

/** What stands beside a draft; the words themselves go as a message of their own. */
export type DraftCardInput = {
  readonly customer: Customer
  /** What drafts again. */
  readonly call: { readonly customer: string } | { readonly reminder: string }
  readonly goal: Bilingual
  readonly callToAction: Bilingual
  readonly channel: Channel
  /** The customer's language. */
  readonly language: Locale
  /** Of a mail; else ''. */
  readonly subject: string
  readonly by: 'model' | 'rules'
}

/** For whom a draft is, by which channel, to what end, and who has drafted it. */
export function draftCard(locale: Locale, input: DraftCardInput): Card {
  const { customer, goal, callToAction, by, channel } = input
  const title = t(locale, 'draft.title', { name: clip(customer.name) })
  const body = [t(locale, `draft.by-${by}`), t(locale, 'draft.apart')]
  const facts: readonly CardFact[] = [
    { label: t(locale, 'draft.how'), value: howOf(locale, channel) },
    { label: t(locale, 'draft.goal'), value: capital(clip(goal[locale], 120)) },
    { label: t(locale, 'draft.ask'), value: callToAction[locale] },
    ...(input.subject === '' ? [] : [{ label: t(locale, 'draft.subject'), value: input.subject }]),
  ]
  const inWords = labelled(locale, t(locale, `channel.${channel}`), goal[locale])

  return plainCard(locale, title, [inWords, ...body], { body, facts, actions: actionsOf(locale, input) })
}

/** Said on the phone, or to arrange a visit: what the words are for, where they are not simply sent. */
function howOf(locale: Locale, channel: Channel): string {
  const named = { channel: t(locale, `channel.${channel}`) }
  if (channel === 'phone') return t(locale, 'draft.to-say', named)
  return channel === 'visit' ? t(locale, 'draft.to-arrange', named) : named.channel
}

const offered = ['phone', 'wechat', 'mail', 'sms', 'visit'] as const

/** The other language, another channel, and what comes after: writing down that it was done. */
function actionsOf(
  locale: Locale,
  { call, channel, language, customer }: DraftCardInput,
): readonly CardAction[] {
  const other = language === 'zh' ? 'en' : 'zh'
  const options = channels
    .filter((each) => offered.some((one) => one === each) && each !== channel && mayReachBy(customer, each))
    .map((value) => ({ value, label: t(locale, `channel.${value}`) }))

  return [
    {
      kind: 'button',
      label: t(locale, `draft.in-${other}`),
      call: { command: 'draft', input: { ...call, channel, language: other } },
    },
    ...(options.length === 0
      ? []
      : [
          {
            kind: 'select' as const,
            label: t(locale, 'draft.other-channel'),
            submit: t(locale, 'form.choose'),
            field: 'channel',
            call: { command: 'draft', input: { ...call, language } },
            options,
          },
        ]),
    formOpener(locale, 'log', { customer: customer.ref }),
  ]
}

/** The customer wants to hear nothing this way. */
export const noDraftCard = (locale: Locale, { name }: Customer): Card =>
  plainCard(locale, t(locale, 'draft.title', { name: clip(name) }), [t(locale, 'draft.opted-out')], {
    tone: 'warning',
  })
