import { z } from 'zod'
import type { DraftInput } from '#prompts/follow-up-draft/theme.ts'
import { followUpDraft } from '#prompts/follow-up-draft.ts'
import { assist } from '#src/assist/assist.ts'
import type { Reply } from '#src/cards/card.ts'
import { draftCard, noDraftCard } from '#src/cards/follow-up/draft-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { channels } from '#src/domain/event.ts'
import { mayReachBy, wantsNothing } from '#src/domain/follow-up/opted-out.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localeSchema } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { type DraftWords, partedDraft, readDraftWords } from '#src/grammar/draft-words.ts'
import { readPressed } from '#src/grammar/pressed-words.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { gatherDraft } from './gathered/gather-draft.ts'
import { askedCustomer } from './naming/asked-customer.ts'
import { requireReminder } from './touches/require-reminder.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A ref or an id, from a button. */
  customer: z.string().min(1).max(200).optional(),
  /** The touch of a reminder, from its card. */
  reminder: z.string().min(1).max(300).optional(),
  language: localeSchema.optional(),
  channel: z.enum(channels).optional(),
})
type Given = z.output<typeof input>

const shown = { en: 'draft', zh: '拟话术' } as const

/** `/customer draft acme in English by mail`: words that the rep may send, as a message of their own. */
export const draft = defineCommand({
  name: 'draft',
  shown,
  aliases: ['写话术', '话术', 'write'],
  help: {
    en: 'Words for the next step with a customer, ready to copy: draft acme in English by mail.',
    zh: '按下一步拟好可以直接复制的话术，可指定语言和渠道：拟话术 acme 英文 邮件。',
  },
  example: { en: '/customer draft acme', zh: '/customer 拟话术 acme' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  namesFirst: true,
  async run(deps, given, asker) {
    const found = await whomFor(deps, given, asker)
    if ('reply' in found) return found.reply

    return drafted(deps, found, asker)
  },
})

type For = { readonly customer: Customer; readonly reminder?: Reminder; readonly words: DraftWords }

async function whomFor(
  deps: CommandDeps,
  { words, customer, reminder: pressed, ...chosen }: Given,
  asker: Asker,
): Promise<For | { readonly reply: Reply }> {
  const typed = readPressed(words)
  const id = pressed ?? typed?.reminder
  if (id !== undefined) {
    const said = { ...readDraftWords(typed?.rest ?? ''), ...present(chosen) }
    return { ...(await requireReminder(deps, id, asker)), words: said }
  }
  const found = await named(deps, words, customer, asker)
  if ('reply' in found) return found
  return { customer: found.customer, words: { ...readDraftWords(found.rest), ...present(chosen) } }
}

/** As it was typed; only then a Chinese name is parted from what stands against it. */
async function named(deps: CommandDeps, words: string, customer: string | undefined, asker: Asker) {
  const fits = (rest: string) => readDraftWords(rest) !== undefined
  const asked = { command: 'draft', shown, customer, fits }
  const found = await askedCustomer(deps, { ...asked, words }, asker)
  const parted = partedDraft(words)
  if (!('reply' in found) || found.reply.refused !== 'customer-not-found' || parted === words) return found

  const again = await askedCustomer(deps, { ...asked, words: parted }, asker)
  return 'reply' in again && again.reply.refused === 'customer-not-found' ? found : again
}

async function drafted(deps: CommandDeps, wanted: For, asker: Asker): Promise<Reply> {
  const { customer, reminder } = wanted
  const { locale } = asker
  const made = wantsNothing(customer) ? undefined : await gatherDraft(deps, wanted, asker)
  if (!made || !mayReachBy(customer, made.input.channel))
    return { card: noDraftCard(locale, customer), refused: 'opted-out' }

  await recordRead(deps, asker, 'draft', { customer, fields: ['name', 'lastOrder', 'remarks', 'reminders'] })
  const { output, by } = await assist(deps, followUpDraft, made.input, { asker, about: [customer] })
  const card = draftCard(locale, {
    ...{ customer, by, subject: output.subject },
    call: reminder ? { reminder: reminder._id } : { customer: customer.ref },
    goal: made.step.goal,
    callToAction: made.step.callToAction,
    channel: made.input.channel,
    language: made.input.locale,
  })
  return { card, copy: signed(output.message, made.input) }
}

/** `Mei Lin 林梅` signs with the one that the customer can read. */
function signed(message: string, { sender, locale }: DraftInput): string {
  const parts = sender.split(/\s+/)
  const inHan = (part: string) => /\p{Script=Han}/u.test(part)
  const own = parts.filter((part) => inHan(part) === (locale === 'zh')).join(' ')
  if (own === '') return message
  // Between Chinese and Latin letters stands a space, between Chinese ones none.
  return (locale === 'zh' ? message.replaceAll(` ${sender}`, own) : message).replaceAll(sender, own)
}
