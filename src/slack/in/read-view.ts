import { z } from 'zod'
import type { CommandCall } from '#src/cards/card.ts'
import { typedText } from '#src/slack/render/escape.ts'
import type { ViewMemory } from '#src/slack/render/view.ts'

const optionSchema = z.object({ value: z.string().max(100) })
const valueSchema = z.object({
  value: z.string().max(5_000).nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).max(100).nullish(),
  selected_date: z.string().max(20).nullish(),
  selected_time: z.string().max(20).nullish(),
})
const viewSchema = z.object({
  id: z.string().min(1),
  type: z.enum(['modal', 'home']),
  hash: z.string().optional(),
  private_metadata: z.string().max(3_000).default(''),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), valueSchema)) }).optional(),
})
const memorySchema = z.object({
  home: z.literal(true).optional(),
  call: z
    .object({
      command: z.string().min(1).max(100),
      input: z.record(z.string().max(100), z.string().max(2_000)),
    })
    .optional(),
})

/** A modal or Home as an interaction shows it. */
export type ShownView = {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly memory: ViewMemory
  /** By the names of the fields, without what was left empty. */
  readonly values: CommandCall['input']
}

/** The view of an interaction; undefined for what is none. */
export function readView(view: unknown): ShownView | undefined {
  const { data } = viewSchema.safeParse(view)
  if (!data) return undefined

  const { home, call } = memorySchema.safeParse(parsed(data.private_metadata)).data ?? {}
  const memory = { ...(home ? { home } : {}), ...(call ? { call } : {}) }
  return { id: data.id, type: data.type, memory, values: valuesOf(data.state?.values ?? {}) }
}

type Value = z.output<typeof valueSchema>

const valuesOf = (values: Readonly<Record<string, Readonly<Record<string, Value>>>>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([block, elements]) => {
      const [, name] = /^field:(.+)$/s.exec(block) ?? []
      const [value] = Object.values(elements)
      const text = value && textOf(value)
      return name === undefined || !text ? [] : [[name, text]]
    }),
  )

/** Options come back escaped; what was typed does not. */
function textOf(given: Value): string | undefined {
  const { value, selected_option, selected_options, selected_date, selected_time } = given
  const chosen = selected_options?.map((option) => typedText(option.value)).join(',')
  const one = selected_option && typedText(selected_option.value)
  return (value?.trim() || one || chosen || selected_date || selected_time) ?? undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // A view of an older version remembers nothing that is read today.
  }
}
