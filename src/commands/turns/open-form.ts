import { z } from 'zod'
import type { FormTurn } from '#src/cards/asking/form-turn-cards.ts'
import type { Form, FormField } from '#src/cards/form.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Conversation, Conversations } from '#src/ports/conversations.ts'

/** Since the last answer: longer than a call with a customer, shorter than until it is forgotten. */
const openForMs = 30 * 60_000

const option = z.object({ label: z.string(), value: z.string() })
const call = z.object({ command: z.string(), input: z.record(z.string(), z.string()) })
const field = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'paragraph', 'choice', 'choices', 'date', 'time', 'customer']),
  optional: z.boolean().exactOptional(),
  ask: z.literal(true).exactOptional(),
  value: z.string().exactOptional(),
  hint: z.string().exactOptional(),
  placeholder: z.string().exactOptional(),
  maxLength: z.number().exactOptional(),
  options: z.array(option).exactOptional(),
})
const form = z.object({
  title: z.string(),
  submit: z.string(),
  call,
  fields: z.array(field),
  intro: z.string().exactOptional(),
  footer: z.string().exactOptional(),
})
const openFormSchema = z.object({
  id: z.string(),
  step: z.number(),
  form,
  values: z.record(z.string(), z.string()),
  /** The field that is asked for; absent: all of it waits to be saved. */
  at: z.string().exactOptional(),
  /** Fields that were asked for, answered or not. */
  asked: z.array(z.string()),
  /** Something else was begun meanwhile: what is written is no answer until it is taken up again. */
  isPaused: z.boolean(),
})

/** A form that somebody is being asked for, field by field. */
export type OpenForm = FormTurn & {
  readonly at?: string
  readonly asked: readonly string[]
  readonly isPaused: boolean
}

/** As it was read, so that nobody else's answer is lost. */
export type ReadForm = { readonly open: OpenForm; readonly read: Conversation }

/** A form at its first question; what stands in its fields stays where nothing else is said. */
export function begun(id: string, given: Form): OpenForm {
  const values = given.fields.flatMap(({ name, value }) => (value ? [[name, value] as const] : []))
  return asking({
    ...{ id, step: 0, form: given, values: Object.fromEntries(values) },
    ...{ asked: [], isPaused: false },
  })
}

/** At the next field that has to be asked for, or at its end. */
function asking(open: OpenForm): OpenForm {
  const { at: _, ...rest } = open
  const next = open.form.fields.find((one) => !open.asked.includes(one.name) && isAsked(open, one))
  return next ? { ...rest, at: next.name } : rest
}

/** What is needed and not known, what a form wants asked, and the note: the rest can be changed at the end. */
const isAsked = ({ values }: OpenForm, { name, optional, ask, kind }: FormField): boolean =>
  ask === true || (values[name] === undefined && (optional !== true || kind === 'paragraph'))

/** The field that is asked for. */
export const fieldAt = ({ form: { fields }, at }: OpenForm): FormField | undefined =>
  fields.find(({ name }) => name === at)

/** With an answer; an empty one leaves the field empty. */
export function answered(open: OpenForm, name: string, value: string | undefined): OpenForm {
  const { [name]: _, ...others } = open.values
  const values = value === undefined || value === '' ? others : { ...others, [name]: value }
  return asking({ ...open, values, step: open.step + 1, asked: [...open.asked, name], isPaused: false })
}

/** 后天下午3点 answers the day and, where the form asks for it beside, the hour. */
export function withTime(open: OpenForm, { time }: { readonly time?: string | undefined }): OpenForm {
  const beside = open.form.fields.find(({ kind }) => kind === 'time')
  return beside && time !== undefined ? { ...open, values: { ...open.values, [beside.name]: time } } : open
}

/** Goes on with what stands in the field that is asked for. */
export const kept = (open: OpenForm): OpenForm =>
  asking({
    ...open,
    step: open.step + 1,
    asked: [...open.asked, ...(open.at ? [open.at] : [])],
    isPaused: false,
  })

/** Asks for a field once more. */
export const askedAgain = (open: OpenForm, name: string): OpenForm => ({
  ...open,
  at: name,
  step: open.step + 1,
  isPaused: false,
})

/** Whose form it is: one each. */
export const formKey = ({ surface, team, userId }: Identity): string =>
  `form|${surface}|${team ?? ''}|${userId}`

/** The form that somebody is being asked for. */
export async function readForm(conversations: Conversations, of: Identity): Promise<ReadForm | undefined> {
  const read = await conversations.get(formKey(of))
  const { data } = openFormSchema.safeParse(read && JSON.parse(read.text))
  return read && data && { open: data, read }
}

/** Keeps it in place of what was read; false where another answer was quicker. */
export const keepForm = (
  conversations: Conversations,
  of: Identity,
  read: Conversation | undefined,
  open: OpenForm,
): Promise<boolean> => conversations.replace(formKey(of), read, JSON.stringify(open), openForMs)

const savedKey = (of: Identity): string => `saved|${formKey(of)}`

/** The form that somebody has saved last, within the time of a form. */
export const lastSaved = async (conversations: Conversations, of: Identity): Promise<string | undefined> =>
  (await conversations.get(savedKey(of)))?.text

/** Written before the form is ended: a second tap at the same moment reads it. */
export async function keepSaved(conversations: Conversations, of: Identity, id: string): Promise<void> {
  const before = await conversations.get(savedKey(of))
  await conversations.replace(savedKey(of), before, id, openForMs)
}
