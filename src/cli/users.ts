import type { Env } from '#src/config/env.ts'
import { AppError } from '#src/domain/errors.ts'
import { type User, userSchema } from '#src/domain/user.ts'
import type { Users } from '#src/ports/users.ts'
import { ensureAdmin } from '#src/start/ensure-admin.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { importVerb } from './import.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage =
  'users add ID --name NAME --role rep|manager|admin|service [--email E] [--manager ID] [--team T] [--locale en|zh] [--zone IANA] [--quiet 21:00-08:00|none] [--slack TEAM:USER] [--wecom USERID] | users list | users import FILE.csv'

const options = {
  name: { type: 'string' },
  role: { type: 'string' },
  email: { type: 'string' },
  manager: { type: 'string' },
  team: { type: 'string' },
  locale: { type: 'string' },
  zone: { type: 'string' },
  quiet: { type: 'string' },
  slack: { type: 'string' },
  wecom: { type: 'string' },
} as const

type Given = { readonly [name in keyof typeof options]?: string | undefined }

/** `T123:U456` → a Slack identity. */
function slackIdentity(text: string | undefined): User['identities'] {
  if (text === undefined) return []

  const [team, userId] = text.split(':')
  if (!team || !userId) throw usageError(`--slack ${text} is not TEAM:USER.`, usage)
  return [{ surface: 'slack', team, userId }]
}

/** The account of a member → a WeCom identity of the configured company; WeCom does not tell `Mei` from `mei`. */
function wecomIdentity(userId: string | undefined, { WECOM_CORP_ID: team }: Env): User['identities'] {
  if (userId === undefined) return []
  if (team === undefined) throw usageError('--wecom needs WECOM_CORP_ID (docs/wecom.md).', usage)
  return [{ surface: 'wecom', team, userId: userId.toLowerCase() }]
}

/** The standing ones, but for the surfaces that are said anew. */
function identitiesOf({ slack, wecom }: Given, standing: User | undefined, env: Env): User['identities'] {
  const said = [...slackIdentity(slack), ...wecomIdentity(wecom, env)]
  const kept = (standing?.identities ?? []).filter(({ surface }) =>
    said.every((one) => one.surface !== surface),
  )
  return [...kept, ...said]
}

/** `22:00-07:30` → quiet hours by the person's own clock; `none`: they are written to at any time. */
function quietHours(text: string | undefined): Pick<User, 'quietHours'> {
  if (text === undefined) return {}
  if (text === 'none') return { quietHours: { from: '00:00', to: '00:00' } }

  const [from, to, ...more] = text.split('-')
  if (!from || !to || more.length > 0) throw usageError(`--quiet ${text} is not FROM-TO, nor none.`, usage)
  return { quietHours: { from, to } }
}

/** A manager that is set by hand is no longer what a surface's directory said. */
const withoutDirectory = (user: User | undefined): Partial<User> => {
  const { managerFrom: _, ...row } = user ?? {}
  return row
}

/** A new row, or the standing one with what was given changed. */
function merged(id: string, given: Given, standing: User | undefined, { env }: Terminal): User {
  const { slack: _, wecom: __, quiet, ...fields } = given
  const identities = identitiesOf(given, standing, env)
  const parsed = userSchema.safeParse({
    locale: env.DEFAULT_LOCALE,
    zone: env.COMPANY_TIME_ZONE,
    ...(given.manager === undefined ? standing : withoutDirectory(standing)),
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...quietHours(quiet),
    _id: id,
    identities,
    active: true,
  })
  if (parsed.success) return parsed.data

  const wrong = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')
  throw usageError(`The user cannot be written. ${wrong}.`, usage)
}

async function add(users: Users, id: string | undefined, given: Given, terminal: Terminal) {
  if (!id) throw usageError('Which user? An ID is missing.', usage)
  const user = merged(id, given, await users.byId(id), terminal)
  if (user.manager !== undefined && !(await users.byId(user.manager))) {
    throw new AppError({
      code: 'user-not-found',
      message: `The manager ${user.manager} is not a user.`,
      remedy: 'Add the manager first, or leave --manager out.',
    })
  }
  await users.put([user])
  terminal.out(`${user._id}: ${user.name}, ${user.role}, ${user.locale}, ${user.zone}`)
}

async function list(users: Users, { out }: Terminal) {
  const all = await users.list()
  const width = Math.max(2, ...all.map(({ _id }) => _id.length))
  out(
    all
      .map(
        (u) =>
          `${u._id.padEnd(width)}  ${u.role.padEnd(8)} ${u.locale}  ${u.active ? '' : '(inactive) '}${u.name}`,
      )
      .join('\n'),
  )
}

/** The first admin is made only here: whoever has the terminal has the database. */
export const usersVerb: Verb = {
  name: 'users',
  usage,
  help: 'adds or changes a user, lists them; the first admin is made only here',
  async run(args, terminal) {
    if (args[0] === 'import') return importVerb.run(['users', ...args.slice(1)], terminal)

    const { values, positionals } = parseVerb(args, options, usage)
    const [action, argument] = positionals

    return withDocuments(terminal.env, terminal.log, async ({ store, embedded }) => {
      if (embedded) await ensureAdmin(store.users, terminal.env)
      if (action === 'add') await add(store.users, argument, values, terminal)
      else if (action === 'list') await list(store.users, terminal)
      else throw usageError(`users ${action ?? ''}: there is only add, import and list.`, usage)
      return 0
    })
  },
}
