import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { addAskCard, addedCard, duplicatesCard, existsCard } from '#src/cards/records/add-cards.ts'
import type { Customer } from '#src/domain/customer.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { addCustomer, duplicatesOf, type FirstFields, firstFields } from '#src/ingest/records/add-customer.ts'
import { type AddWords, readAdd } from '#src/ingest/records/add-words.ts'
import type { Bearer } from '#src/ports/customers.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { addForm, firstFieldNames } from './forms/record-forms.ts'

const longestName = 200

/** `/customer add Acme Ltd phone 138… industry retail`: looks for duplicates first, then adds one of one's own. */
export const add = defineCommand({
  name: 'add',
  shown: { en: 'add', zh: '新增客户' },
  aliases: [],
  help: {
    en: 'Add a prospect (or “as customer”) with its first fields; duplicates are looked for first.',
    zh: '新增潜在客户（或写“作为客户”）及首批资料，会先查重。',
  },
  example: {
    en: '/customer add Blue Harbour Ltd industry retail',
    zh: '/customer 新增客户 蓝港贸易 行业 零售',
  },
  input: z.strictObject({
    words: z.string().max(1_000).default(''),
    /** Names the occasion: whoever has seen the duplicates adds it all the same, once. */
    anyway: z.string().min(1).max(100).optional(),
    /** From the form. */
    name: z.string().max(200).optional(),
    kind: z.enum(['prospect', 'customer']).optional(),
    industry: z.string().max(200).optional(),
    region: z.string().max(200).optional(),
    phone: z.string().max(200).optional(),
    email: z.string().max(200).optional(),
  }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  form: async (_deps, _given, asker) => addForm(asker),
  async run(deps, { words: typed, anyway: pressed, ...filled }, asker) {
    const [, words = typed, said] = occasion.exec(typed) ?? []
    const anyway = pressed ?? said
    const asked = filledAdd(filled) ?? readAdd(words)
    if (normaliseName(asked.name) === '' || asked.name.length > longestName)
      return { card: addAskCard(asker.locale), refused: 'name-missing', field: 'name' }

    const fields = firstFields(blank, asked, { cipher: deps.cipher, at: deps.clock.now() })
    const again = filled.name === undefined ? { words } : textsOf(filled)
    const refused = await refuseDuplicate(deps, { again, asked, fields, anyway }, asker)
    return refused ?? made(deps, asked, fields, anyway, asker)
  },
})

/** `Acme Ltd anyway-4f2`: as a terminal shows the button. */
const occasion = /^(.*\S)\s(anyway-\S+)$/u

/** What the first fields are put into. */
const blank: Customer = {
  _id: '',
  ref: '',
  name: '',
  aliases: [],
  searchKeys: [],
  kind: 'prospect',
  status: 'active',
  attrs: {},
  contacts: [],
  tags: [],
  facts: emptyFacts,
  lifecycle: 'prospect',
  knownSince: new Date(0),
  outgoing: [],
  rev: 0,
  v: 1,
}

type Filled = Partial<
  Readonly<Record<(typeof firstFieldNames)[number] | 'name' | 'kind', string | undefined>>
>

/** What the form says; undefined where something was typed. */
function filledAdd({ name, kind, ...fields }: Filled): AddWords | undefined {
  if (name === undefined) return undefined
  const edits = firstFieldNames.flatMap((field) => {
    const value = fields[field]?.trim() ?? ''
    return value === '' ? [] : [{ field, value, none: false }]
  })
  return { name: name.trim(), kind: kind === 'customer' ? 'customer' : 'prospect', edits }
}

const textsOf = (filled: Filled): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(filled).flatMap(([name, value]) => (value ? [[name, value]] : [])))

type Asked = {
  /** What says the same once more. */
  readonly again: Readonly<Record<string, string>>
  readonly asked: AddWords
  readonly fields: FirstFields
  readonly anyway: string | undefined
}

/** Somebody else's is told by its owner alone; one's own are shown, and may be passed over. */
async function refuseDuplicate(
  deps: CommandDeps,
  { again: same, asked, fields, anyway }: Asked,
  asker: Asker,
): Promise<Reply | undefined> {
  const alike = await duplicatesOf(deps, asked.name, fields.contacts)
  const seen = await deps.customers.visibleTo(asker).byIds(alike.map(({ _id }) => _id))
  const foreign = alike.find(({ _id }) => !seen.some((one) => one._id === _id))
  if (foreign) return foreignReply(deps, foreign, asked.name, asker)
  if (seen.length === 0 || anyway !== undefined) return undefined

  const list = {
    customers: seen,
    command: 'tier',
    policy: await deps.policies.active(),
    now: deps.clock.now(),
  }
  const again = { ...same, anyway: `anyway-${deps.ids.next()}` }
  return { card: duplicatesCard(asker.locale, asked.name, list, again), refused: 'customer-exists' }
}

async function foreignReply(
  { users }: CommandDeps,
  { owner }: Bearer,
  name: string,
  { locale }: Asker,
): Promise<Reply> {
  const person = owner === undefined ? undefined : ((await users.byId(owner))?.name ?? owner)
  return { card: existsCard(locale, name, person), refused: 'customer-exists' }
}

async function made(
  deps: CommandDeps,
  { name, kind }: AddWords,
  fields: FirstFields,
  anyway: string | undefined,
  asker: Asker,
): Promise<Reply> {
  const adding = { ...fields, name, kind, owner: asker.userId }
  // Where several share the name already, it says nothing: the occasion is the key.
  const added =
    (await addCustomer(deps, { ...adding, key: anyway })) ??
    (await addCustomer(deps, { ...adding, key: deps.ids.next() }))
  const customer = added && (await deps.customers.visibleTo(asker).byId(added.customerId))
  if (!customer) return { card: existsCard(asker.locale, name, undefined), refused: 'customer-exists' }

  return { card: addedCard(asker.locale, customer) }
}
