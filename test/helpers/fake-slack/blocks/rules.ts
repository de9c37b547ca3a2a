import { z } from 'zod'

/** A text of 1 to `most` UTF-16 units that shows something. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.trim().length > 0, { params: { says: 'must be more than 0 characters' } })
    .refine((value) => value.isWellFormed(), { params: { says: 'is cut inside a character' } })

/** What comes back to the app: at least one unit, also blank. */
export const returned = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed(), { params: { says: 'is cut inside a character' } })

/** `plain_text` of at most `most` units. */
export const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() })

/** `mrkdwn` of at most `most` units. */
export const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() })

/** Either text object. */
export const anyText = (most: number) => z.discriminatedUnion('type', [plain(most), mrkdwn(most)])

/** An http(s) address. */
export const url = text(3_000).refine((value) => URL.canParse(value) && /^https?:/.test(value), {
  params: { says: 'must be a valid URL' },
})

const id = returned(255)

/** What every block has. */
export const blockId = { block_id: id.optional() }

/** What every interactive element has. */
export const actionId = { action_id: id.optional() }

const style = z.enum(['primary', 'danger'])

/** The dialog before an action. */
const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: style.optional(),
})

/** An action that may ask before. */
export const confirmable = { ...actionId, confirm: confirm.optional() }

/** What a field has that can hold the focus and say what to type. */
export const field = {
  ...confirmable,
  placeholder: plain(150).optional(),
  focus_on_load: z.boolean().optional(),
}

/** A button, also within other elements. */
export const button = z.strictObject({
  type: z.literal('button'),
  ...confirmable,
  text: plain(75),
  value: returned(2_000).optional(),
  url: url.optional(),
  style: style.optional(),
  accessibility_label: text(75).optional(),
})

/** A picture: by address or as a file of Slack, never both. */
const picture = {
  image_url: url.optional(),
  slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  alt_text: text(2_000),
}
const oneSource = (value: { readonly image_url?: unknown; readonly slack_file?: unknown }) =>
  (value.image_url === undefined) !== (value.slack_file === undefined)
const source = { params: { says: 'must define either `image_url` or `slack_file`' } }

/** A picture inside another block. */
export const imageElement = z.strictObject({ type: z.literal('image'), ...picture }).refine(oneSource, source)

/** A picture as a block. */
export const imageBlock = z
  .strictObject({ type: z.literal('image'), ...blockId, ...picture, title: plain(2_000).optional() })
  .refine(oneSource, source)
