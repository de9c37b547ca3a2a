import { z } from 'zod'
import { editedCard, editHelpCard } from '#src/cards/records/edited-card.ts'
import { changeCustomer } from '#src/decide/records/change-customer.ts'
import { undoOf } from '#src/decide/records/undo-step.ts'
import { editPatch } from '#src/ingest/records/edit-customer.ts'
import { editFields, readEdit } from '#src/ingest/records/edit-words.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import { editForm } from './forms/record-forms.ts'
import { askedCustomer } from './naming/asked-customer.ts'

const shown = { en: 'edit', zh: '修改' }

/** `/customer edit acme region East`: sets one field of a customer, or empties it. */
export const edit = defineCommand({
  name: 'edit',
  shown,
  aliases: [],
  help: {
    en: 'Change one field: name, alias, industry, region, size, birthday, phone, e-mail, or any "field = value".',
    zh: '修改客户的一个字段：名称、别名、行业、地区、规模、生日、电话、邮箱，或任意“字段=内容”。',
  },
  example: { en: '/customer edit acme region East', zh: '/customer 修改 acme 地区 华东' },
  input: z.strictObject({
    words: z.string().max(1_000).default(''),
    customer: z.string().min(1).max(200).optional(),
    /** From the form. */
    field: z.enum(editFields).optional(),
    value: z.string().max(500).optional(),
  }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  namesFirst: true,
  inPlace: true,
  form: (deps, given, asker) => editForm(deps, given, asker),
  async run(deps, { words, customer: asked, field, value }, asker) {
    const fits = (rest: string) => rest === '' || readEdit(rest) !== undefined
    const found = await askedCustomer(deps, { command: 'edit', shown, words, customer: asked, fits }, asker)
    if ('reply' in found) return found.reply

    const { customer, rest } = found
    const change = readEdit(field === undefined ? rest : `${field} = ${value ?? '-'}`)
    if (!change) return { card: editHelpCard(asker.locale, customer, editFields) }

    const author = { by: asker.userId, action: `change:edit:${auditName(change.field)}` }
    const given = { cipher: deps.cipher, at: deps.clock.now() }
    const changed = await changeCustomer(deps, customer._id, author, (standing) =>
      editPatch(standing, change, given),
    )
    const undo = changed
      ? await withUndo(deps, asker, { command: 'edit', customerId: customer._id, steps: [undoOf(changed)] })
      : []
    return { card: editedCard(asker.locale, { customer, ...change, isChanged: changed !== undefined, undo }) }
  },
})

/** The audit names fields, and an attribute's name may be anything that was typed. */
const auditName = (field: string): string => (editFields.some((known) => known === field) ? field : 'attrs')
