import { randomUUID } from 'node:crypto'
import type { Card, CommandCall, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import { shownValue } from '#src/cards/parts/form-value.ts'
import type { Identity } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { keepCall } from '#src/wecom/kept-calls.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import type { BotDeps } from './bot-deps.ts'
import { afterVerb } from './verb-at-head.ts'

/** What somebody said to the bot, and about what. */
export type Said = { readonly text: string; readonly voice: boolean; readonly quote: string | undefined }

/**
 * The touch in what was spoken or quoted with 记一下, filled in as far as it says: one tap writes it down, and what it does
 * not say is asked for. Undefined where it is a command like any other.
 */
export async function touchIn(deps: BotDeps, said: Said, identity: Identity): Promise<Reply | undefined> {
  const quoted = touchWords(deps.bot.quoteVerbs.log, said)
  if (quoted === undefined) return undefined

  const call = { command: 'log', input: { quoted } }
  const given = await deps.dispatcher.form(call, identity)
  if ('reply' in given) return given.reply
  const isWhole = given.form.fields.every(({ optional, value }) => optional || value)
  if (isWhole) return { card: await filledCard(deps, given.form, quoted, identity) }
  const asked = await deps.asking.form(call, identity)
  return 'reply' in asked ? asked.reply : undefined
}

/** 记一下，阿里要报价: without the verb at its head. */
function touchWords(verbs: readonly string[], { text, voice, quote }: Said): string | undefined {
  if (!voice && quote === undefined) return undefined
  const rest = afterVerb(verbs, text)
  if (rest === undefined) return undefined

  const all = [quote?.trim() ?? '', rest].filter((part) => part !== '').join('\n')
  return all === '' ? undefined : all
}

async function filledCard(deps: BotDeps, form: Form, quoted: string, identity: Identity): Promise<Card> {
  const { kept } = deps.bot
  const reader = { locale: (await localeOf(deps, identity)) ?? 'zh', now: deps.clock.now() } as const
  const filled = Object.fromEntries(form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])))
  const { command, input } = form.call
  const keep = (given: CommandCall['input']) =>
    keepCall(kept, { command, input: { ...input, ...given } }, identity, randomUUID())
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
    actions: [
      { kind: 'button', label: form.submit, style: 'primary', call: await keep(filled) },
      { kind: 'form', label: t(reader.locale, 'log.draft-change'), call: await keep({ quoted }) },
    ],
    ...(form.footer === undefined ? {} : { footer: form.footer }),
  }
}
