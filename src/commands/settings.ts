import { z } from 'zod'
import type { CardButton, Reply } from '#src/cards/card.ts'
import { settingsCard } from '#src/cards/records/settings-card.ts'
import { type Setting, settingChange } from '#src/decide/records/change-settings.ts'
import { ownUndo } from '#src/decide/undo/set-own-back.ts'
import { AppError } from '#src/domain/errors.ts'
import { type Asker, hasEverybody, type Surface, type User } from '#src/domain/user.ts'
import { type Mutable, readSettings } from '#src/grammar/settings-words.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { notFoundReply } from './dispatch/not-found-reply.ts'
import { filledSettings } from './forms/filled-settings.ts'
import { settingsForm } from './forms/settings-form.ts'
import { resolveCustomer } from './naming/resolve-customer.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** What a menu of the card has chosen: it stands behind the words. */
  value: z.string().max(100).optional(),
  /** From the form: all of them as they are to be, and what was left empty is as usual. */
  form: z.literal('all').optional(),
  language: z.enum(['en', 'zh']).optional(),
  zone: z.string().max(100).optional(),
  quietFrom: z.iso.time({ precision: -1 }).optional(),
  quietTo: z.iso.time({ precision: -1 }).optional(),
  morning: z.enum(['on', 'off']).optional(),
  daily: z.enum(['on', 'off']).optional(),
  mutes: z.string().max(200).optional(),
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
  inPlace: true,
  form: async (deps, _given, asker) => settingsForm(await userOf(deps, asker)),
  async run(deps, { words, value, form, ...filled }, asker) {
    const user = await userOf(deps, asker)
    if (form !== undefined) return changeAll(deps, user, filledSettings(user, filled))

    const said = `${words} ${value ?? ''}`.trim()
    if (said === '') return shownReply(deps, user, false)
    const asked = readSettings(said)
    if (!asked) throw unclear()
    if (asked.set === 'surface') requireAccount(user, asked.to)
    if (!('what' in asked)) return change(deps, user, asked)

    const muted = await muteOf(deps, asked.what, asker)
    return 'reply' in muted ? muted.reply : change(deps, user, { set: asked.set, mute: muted.mute })
  },
})

async function userOf({ users }: CommandDeps, { userId }: Asker): Promise<User> {
  const user = await users.byId(userId)
  if (!user) throw new Error(`nobody is called ${userId}`)
  return user
}

const change = (deps: CommandDeps, user: User, setting: Setting): Promise<Reply> =>
  changeAll(deps, user, [setting])

/** One after the other: each is a change of what the one before has left. */
async function changeAll(deps: CommandDeps, user: User, settings: readonly Setting[]): Promise<Reply> {
  if (settings.length === 0) return shownReply(deps, user, false)
  await deps.audit.record({
    at: deps.clock.now(),
    who: user._id,
    action: 'change:settings',
    fields: [...new Set(settings.map(({ set }) => set))],
  })
  let standing = user
  for (const setting of settings) {
    await deps.users.setOwn(user._id, settingChange(standing, setting))
    standing = (await deps.users.byId(user._id)) ?? standing
  }
  const asker = { userId: user._id, locale: standing.locale }
  const undo = await withUndo(deps, asker, { command: 'settings', steps: ownUndo(user, standing) })
  return shownReply(deps, standing, true, undo)
}

async function shownReply(
  { customers, users }: CommandDeps,
  user: User,
  isChanged: boolean,
  undo: readonly CardButton[] = [],
): Promise<Reply> {
  const muted = user.settings?.mutes?.flatMap(({ customer }) => customer ?? []) ?? []
  const visible = await customers.visibleTo(await users.asAsker(user)).byIds(muted)
  const names = new Map(visible.map(({ _id, name }) => [_id, name]))

  return { card: settingsCard(user, { names, isChanged, undo }) }
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

/** Messages go where the person is. @throws AppError `surface-no-account` */
function requireAccount({ identities }: User, to: Surface): void {
  if (hasEverybody(to) || identities.some(({ surface }) => surface === to)) return
  throw new AppError({
    code: 'surface-no-account',
    message: 'You have no account there that is linked to you here.',
    remedy: 'Type connect here, and send the code to Tierwise there. Then set it again.',
  })
}

const unclear = () =>
  new AppError({
    code: 'setting-unclear',
    message: 'That is no setting, or no value for it.',
    remedy: 'Type settings to see them all and what to write.',
  })
