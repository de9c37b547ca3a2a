import { z } from 'zod'
import { accessory, actionElement, inputElement } from './elements.ts'
import {
  actionId,
  anyText,
  blockId,
  button,
  imageBlock,
  imageElement,
  mrkdwn,
  plain,
  returned,
  text,
} from './rules.ts'

const block = <T extends string>(type: T, rest: z.ZodRawShape) =>
  z.strictObject({ type: z.literal(type), ...blockId, ...rest })

const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((value) => value.text !== undefined || value.fields !== undefined, {
    params: { says: 'must define either `text` or `fields`' },
  })

const richPart = z.looseObject({
  type: z.enum(['text', 'link', 'user', 'channel', 'emoji', 'broadcast', 'date', 'color', 'usergroup']),
})
const richSection = z.looseObject({
  type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']),
  elements: z.array(z.union([richPart, z.looseObject({ type: z.literal('rich_text_section') })])),
})
const rich = block('rich_text', { elements: z.array(richSection) })

const rawText = z.strictObject({ type: z.literal('raw_text'), text: text(10_000) })
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: text(10_000) })
const cell = z.discriminatedUnion('type', [rawText, rawNumber, rich])

/** All the characters of a table's cells. */
const chars = (rows: readonly (readonly unknown[])[]) =>
  rows.flat().reduce<number>((sum, one) => sum + String((one as { text?: string }).text ?? '').length, 0)
const shortTable = { params: { says: 'must be less than 10001 characters in all cells' } }
const even = { params: { says: 'every row must have as many cells as the first' } }
const isEven = (rows: readonly (readonly unknown[])[]) => rows.every((row) => row.length === rows[0]?.length)

const table = block('table', {
  rows: z
    .array(z.array(cell).min(1).max(20))
    .min(1)
    .max(100)
    .refine((rows) => chars(rows) <= 10_000, shortTable),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
})

const dataTable = block('data_table', {
  rows: z
    .array(z.array(cell).min(1).max(20))
    .min(2)
    .max(101)
    .refine((rows) => chars(rows) <= 10_000, shortTable)
    .refine(isEven, even)
    .refine((rows) => rows[0]?.every((one) => one.type !== 'rich_text') ?? true, {
      params: { says: 'a header cell may not be rich_text' },
    }),
  caption: text(2_000),
  page_size: z.number().int().min(1).max(100).optional(),
  row_header_column_index: z.number().int().min(0).max(19).optional(),
})

const feedbackButton = z.strictObject({
  text: plain(75),
  value: returned(2_000),
  accessibility_label: text(75).optional(),
})
const contextAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    ...actionId,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({ ...button.shape, type: z.literal('icon_button'), icon: z.string() }),
])

/** On every surface. */
const everywhere = [
  section,
  block('header', { text: plain(150) }),
  block('divider', {}),
  imageBlock,
  block('context', {
    elements: z
      .array(z.discriminatedUnion('type', [imageElement, mrkdwn(2_000), plain(2_000)]))
      .min(1)
      .max(10),
  }),
  block('actions', { elements: z.array(actionElement).min(1).max(25) }),
  block('input', {
    label: plain(2_000),
    element: inputElement,
    hint: plain(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  rich,
] as const

/** What stands in a message. Blocks that no card of ours needs are unknown here, and so refused. */
export const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  block('markdown', { text: text(12_000) }),
  table,
  dataTable,
  block('context_actions', { elements: z.array(contextAction).min(1).max(5) }),
])

/** What stands in a modal. */
export const modalBlock = z.discriminatedUnion('type', [
  ...everywhere,
  block('alert', {
    text: anyText(3_000),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
])

/** What stands in a Home. */
export const homeBlock = z.discriminatedUnion('type', everywhere)
