import { z } from 'zod'
import type { CommandCall } from '#src/cards/card.ts'
import { typedText } from '#src/slack/render/escape.ts'

const callSchema = z.object({
  command: z.string().min(1).max(100),
  input: z.record(z.string().max(100), z.string().max(2_000)),
})
const choiceSchema = callSchema.extend({ field: z.string().min(1).max(100) })

/** The parts of a `block_actions` action that are read; all of it comes signed, none of it says who pressed. */
const buttonSchema = z.object({
  type: z.literal('button'),
  action_id: z.string().regex(/^(?:call|open|form):/),
  value: z.string(),
})
const selectSchema = z.object({
  type: z.enum(['static_select', 'external_select']),
  action_id: z.string().regex(/^(?:choose|search):/),
  block_id: z.string(),
  selected_option: z.object({ value: z.string() }),
})

/** The command behind a pressed button or a made choice; undefined for what no card of this version has. */
export function readAction(action: unknown): CommandCall | undefined {
  const button = buttonSchema.safeParse(action)
  if (button.success) return callSchema.safeParse(parsed(button.data.value)).data

  const select = selectSchema.safeParse(action)
  if (!select.success) return undefined

  const choice = choiceSchema.safeParse(parsed(select.data.block_id)).data
  if (!choice) return undefined
  const { command, input, field } = choice
  return { command, input: { ...input, [field]: typedText(select.data.selected_option.value) } }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined // An older card's value was no JSON: it is answered as an unknown button.
  }
}

/** What pressing it does, as its `action_id` says. */
export function actionKind(action: unknown): string | undefined {
  const { data } = z.object({ action_id: z.string() }).safeParse(action)
  return data?.action_id.split(':')[0]
}

/** The message a button stands on. */
export type Source = { readonly channel: string; readonly isEphemeral: boolean; readonly ts?: string }

const sourceSchema = z.object({
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().default(false),
      channel_id: z.string().optional(),
      message_ts: z.string().optional(),
    })
    .optional(),
})

/** Where it was pressed; without a channel nobody else is taken to read along. */
export function readSource(body: unknown): Source {
  const { data } = sourceSchema.safeParse(body)
  const ts = data?.container?.message_ts
  return {
    ...(ts === undefined ? {} : { ts }),
    channel: data?.channel?.id ?? data?.container?.channel_id ?? '',
    isEphemeral: data?.container?.is_ephemeral ?? false,
  }
}
