import { z } from 'zod'
import type { CommandCall } from '#src/cards/card.ts'
import { bytesOf } from './escape.ts'
import type { Limits } from './limits.ts'

/**
 * What pressing does: a card's own button; one of a row, whose list stays (`open`); one that asks for a form (`form`).
 */
type PressKind = 'call' | 'open' | 'form'

/** A press as it is read. */
export type Press = { readonly kind: PressKind; readonly call: CommandCall }

const inputSchema = z.record(z.string().max(100), z.string().max(2_000))
const commandSchema = z.string().min(1).max(100)
const keySchema = z.union([
  z.object({
    command: commandSchema,
    input: inputSchema,
    as: z.enum(['open', 'form']).optional(),
    field: z.string().min(1).max(100).optional(),
  }),
  z.object({ rows: z.literal(true) }),
])
const rowSchema = z.tuple([commandSchema, inputSchema])

const asKey = (value: unknown, mostBytes: number): string | undefined => {
  const key = JSON.stringify(value).toWellFormed()
  return bytesOf(key) <= mostBytes ? key : undefined
}

/** The key of a button; undefined where the call is longer than a key may be: half a call would be another one. */
export const buttonKey = (call: CommandCall, kind: PressKind, limits: Limits): string | undefined =>
  asKey({ ...call, ...(kind === 'call' ? {} : { as: kind }) }, limits.buttonKeyBytes)

/** The key of what sends a choice: the chosen value joins the call under `field`. */
export const choiceKey = (call: CommandCall, field: string, limits: Limits): string | undefined =>
  asKey({ ...call, field }, limits.buttonKeyBytes)

/** The key of what opens a chosen row: the option says which. */
export const rowsKey = JSON.stringify({ rows: true })

/** A row's call as an option; undefined where it is too long for one. */
export const rowOption = ({ command, input }: CommandCall, limits: Limits): string | undefined =>
  asKey([command, input], limits.optionIdBytes)

/** What was pressed, with what was chosen on the card; undefined for what no card of this version has. */
export function readPress(
  key: string,
  selected: Readonly<Record<string, readonly string[]>>,
): Press | undefined {
  const { data } = keySchema.safeParse(parsed(key))
  const chosen = Object.values(selected).flat()
  if (!data) return undefined
  if ('rows' in data) {
    const row = rowSchema.safeParse(parsed(chosen[0] ?? ''))
    return row.data && { kind: 'open', call: { command: row.data[0], input: row.data[1] } }
  }
  const { command, input, as = 'call', field } = data
  if (field === undefined) return { kind: as, call: { command, input } }
  return { kind: as, call: { command, input: { ...input, [field]: chosen.join(',') } } }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined // An older card's key was no JSON: it is answered as an unknown button.
  }
}
