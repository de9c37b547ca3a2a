import { randomUUID } from 'node:crypto'
import type { Card, CardAction } from '#src/cards/card.ts'
import type { Form, FormField } from '#src/cards/form.ts'
import { shownValue } from '#src/cards/parts/form-value.ts'
import type { Identity } from '#src/domain/user.ts'
import { keepCall } from '#src/wecom/kept-calls.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import type { BotDeps } from './bot-deps.ts'
import { afterVerb } from './verb-at-head.ts'

/** What somebody said to the bot, and about what. */
export type Said = { readonly text: string; readonly voice: boolean; readonly quote: string | undefined }

/**
 * The touch in what was spoken or quoted with 记一下, filled in as far as it says: one tap writes it down. Undefined where
 * it is a command like any other.
 */
export async function touchIn(deps: BotDeps, said: Said, identity: Identity): Promise<Card | undefined> {
  const quoted = touchWords(deps.bot.quoteVerbs.log, said)
  if (quoted === undefined) return undefined

  const given = await deps.dispatcher.form({ command: 'log', input: { quoted } }, identity)
  if ('reply' in given) return given.reply.card
  return filledCard(deps, given.form, identity)
}

/** 记一下，阿里要报价: without the verb at its head. */
function touchWords(verbs: readonly string[], { text, voice, quote }: Said): string | undefined {
  if (!voice && quote === undefined) return undefined
  const rest = afterVerb(verbs, text)
  if (rest === undefined) return undefined

  const all = [quote?.trim() ?? '', rest].filter((part) => part !== '').join('\n')
  return all === '' ? undefined : all
}

/** What a card's choice holds. */
const mostOptions = 10

async function filledCard(deps: BotDeps, form: Form, identity: Identity): Promise<Card> {
  const { kept } = deps.bot
  const reader = { locale: (await localeOf(deps, identity)) ?? 'zh', now: deps.clock.now() } as const
  const filled = Object.fromEntries(form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])))
  const open = form.fields.find(({ optional, value }) => !optional && !value)
  const { command, input } = form.call
  const call = await keepCall(kept, { command, input: { ...input, ...filled } }, identity, randomUUID())
  const facts = form.fields.flatMap((field) => {
    const value = shownValue(reader, field, field.value ?? '')
    return value === '' || field.kind === 'paragraph' ? [] : [{ label: field.label, value }]
  })
  const notes = form.fields.flatMap(({ kind, value }) => (kind === 'paragraph' && value ? [value] : []))

  return {
    title: form.title,
    tone: 'neutral',
    text: [form.intro, ...notes].filter((part) => part !== undefined).join(' '),
    body: [...(form.intro === undefined ? [] : [form.intro]), ...notes],
    facts,
    actions: [confirmation(form, open, call)],
    ...(form.footer === undefined ? {} : { footer: form.footer }),
  }
}

/** One button; where one thing is not known, the choice of it with the button that sends it. */
function confirmation(form: Form, open: FormField | undefined, call: Form['call']): CardAction {
  const options = (open?.options ?? []).slice(0, mostOptions)
  if (!open || options.length === 0) return { kind: 'button', label: form.submit, style: 'primary', call }
  return { kind: 'select', label: `${form.submit} · ${open.label}`, field: open.name, call, options }
}
