import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { anyText, field, plain, returned, url } from './rules.ts'

/** 75 characters: what the types say of a value; the documentation has since named 150. */
const optionRest = { value: returned(75), description: plain(75).optional() }
/** An option of a select. */
export const option = z.strictObject({ text: plain(75), ...optionRest })
/** An option of an overflow menu, which may be a link. */
export const linkOption = z.strictObject({ text: plain(75), ...optionRest, url: url.optional() })
/** An option of checkboxes and radio buttons, which may be mrkdwn. */
export const richOption = z.strictObject({
  text: anyText(75),
  value: returned(75),
  description: anyText(75).optional(),
})
const optionList = z.array(option).min(1).max(100)

/** What a `block_suggestion` may be answered with. */
export const suggestion = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({
    option_groups: z.array(z.strictObject({ label: plain(75), options: z.array(option).max(100) })).max(100),
  }),
])

const choices = {
  options: optionList.optional(),
  option_groups: z
    .array(z.strictObject({ label: plain(75), options: optionList }))
    .min(1)
    .max(100)
    .optional(),
}
type Choices = {
  readonly options?: readonly unknown[] | undefined
  readonly option_groups?: readonly { readonly options: readonly unknown[] }[] | undefined
}
const oneOfBoth = ({ options, option_groups }: Choices) =>
  (options === undefined) !== (option_groups === undefined)
const either = { params: { says: 'must define either `options` or `option_groups`' } }
const offered = ({ options, option_groups }: Choices) =>
  options ?? option_groups?.flatMap((group) => group.options) ?? []
const amongThem = (given: Choices, initial: readonly unknown[]) =>
  initial.every((value) => offered(given).some((option) => isDeepStrictEqual(option, value)))
const among = { params: { says: '`initial_option` must be one of the options' } }

/** A list to pick one of. */
export const one = z
  .strictObject({
    type: z.literal('static_select'),
    ...field,
    ...choices,
    initial_option: option.optional(),
  })
  .refine(oneOfBoth, either)
  .refine((given) => given.initial_option === undefined || amongThem(given, [given.initial_option]), among)
/** How many may be picked. */
export const severalLimit = { max_selected_items: z.number().int().min(1).optional() }
/** A list to pick several of. */
export const several = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...field,
    ...choices,
    ...severalLimit,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(oneOfBoth, either)
  .refine((given) => amongThem(given, given.initial_options ?? []), among)
