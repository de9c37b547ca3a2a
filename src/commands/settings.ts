import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { settingsCard } from '#src/cards/records/settings-card.ts'
import { type Setting, settingChange } from '#src/decide/records/change-settings.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker, User } from '#src/domain/user.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { type Mutable, readSettings } from './grammar/settings-words.ts'
import { notFoundReply } from './not-found-reply.ts'
import { resolveCustomer } from './resolve-customer.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** What a menu of the card has chosen: it stands behind the words. */
  value: z.string().max(100).optional(),
})

/** `/customer settings quiet 22:00-07:00`: language, zone, quiet hours, surface, mutes, morning list, daily summary. */
export const settings = defineCommand({
  name: 'settings',
  shown: { en: 'settings', zh: '设置' },
  aliases: [],
  help: {
    en: 'Your language, time zone, quiet hours, where messages go, what is muted, morning list, daily summary.',
    zh: '设置语言、时区、免打扰时段、接收渠道、静音、早间清单和每日小结。',
  },
  example: { en: '/customer settings quiet 22:00-07:00', zh: '/customer 设置 免打扰 22:00-07:00' },
  input,
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run(deps, { words, value }, asker) {
    const user = await deps.users.byId(asker.userId)
    if (!user) throw new Error(`nobody is called ${asker.userId}`)

    const said = `${words} ${value ?? ''}`.trim()
    if (said === '') return shownReply(deps, user, false)
    const asked = readSettings(said)
    if (!asked) throw unclear()
    if (!('what' in asked)) return change(deps, user, asked)

    const muted = await muteOf(deps, asked.what, asker)
    return 'reply' in muted ? muted.reply : change(deps, user, { set: asked.set, mute: muted.mute })
  },
})

async function change(deps: CommandDeps, user: User, setting: Setting): Promise<Reply> {
  await deps.audit.record({
    at: deps.clock.now(),
    who: user._id,
    action: 'change:settings',
    fields: [setting.set],
  })
  const own = settingChange(user, setting)
  await deps.users.setOwn(user._id, own)
  return shownReply(deps, (await deps.users.byId(user._id)) ?? user, true)
}

async function shownReply({ customers, users }: CommandDeps, user: User, isChanged: boolean): Promise<Reply> {
  const muted = user.settings?.mutes?.flatMap(({ customer }) => customer ?? []) ?? []
  const visible = await customers.visibleTo(await users.asAsker(user)).byIds(muted)
  const names = new Map(visible.map(({ _id, name }) => [_id, name]))

  return { card: settingsCard(user, { names, isChanged }) }
}

type Muted =
  | { readonly mute: Extract<Setting, { set: 'mute' | 'unmute' }>['mute'] }
  | { readonly reply: Reply }

/** A customer that is muted is one the asker may see. */
async function muteOf(deps: CommandDeps, what: Mutable, asker: Asker): Promise<Muted> {
  if (!('customer' in what)) return { mute: what }

  const found = await resolveCustomer(deps, what.customer, asker)
  if (found.kind === 'one') return { mute: { customer: found.customer._id } }
  const near = found.kind === 'several' ? found.customers : found.near
  return { reply: await notFoundReply(deps, { typed: what.customer, command: 'tier', asker, near }) }
}

const unclear = () =>
  new AppError({
    code: 'setting-unclear',
    message: 'That is no setting, or no value for it.',
    remedy: 'Type settings to see them all and what to write.',
  })
