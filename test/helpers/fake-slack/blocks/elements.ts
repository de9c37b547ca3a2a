import { z } from 'zod'
import { linkOption, one, option, richOption, several, severalLimit } from './choices.ts'
import { actionId, button, confirmable, field, imageElement } from './rules.ts'

const search = { ...field, min_query_length: z.number().int().min(0).optional() }
const filter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
})
const conversations = {
  ...field,
  filter: filter.optional(),
  default_to_current_conversation: z.boolean().optional(),
}
const respondable = { response_url_enabled: z.boolean().optional() }
const listOfIds = z.array(z.string()).optional()
const pick = <T extends string>(type: T, rest: z.ZodRawShape) =>
  z.strictObject({ type: z.literal(type), ...rest })

const date = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)), {
    params: { says: 'must be a date in the format YYYY-MM-DD' },
  })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const options10 = z.array(richOption).min(1).max(10)

/** What may stand in actions and beside a section. */
const common = [
  button,
  one,
  several,
  pick('external_select', { ...search, initial_option: option.optional() }),
  pick('multi_external_select', { ...search, ...severalLimit, initial_options: z.array(option).optional() }),
  pick('users_select', { ...field, initial_user: z.string().optional() }),
  pick('multi_users_select', { ...field, ...severalLimit, initial_users: listOfIds }),
  pick('channels_select', { ...field, ...respondable, initial_channel: z.string().optional() }),
  pick('multi_channels_select', { ...field, ...severalLimit, initial_channels: listOfIds }),
  pick('conversations_select', {
    ...conversations,
    ...respondable,
    initial_conversation: z.string().optional(),
  }),
  pick('multi_conversations_select', { ...conversations, ...severalLimit, initial_conversations: listOfIds }),
  pick('overflow', { ...confirmable, options: z.array(linkOption).min(1).max(5) }),
  pick('datepicker', { ...field, initial_date: date.optional() }),
  pick('timepicker', { ...field, initial_time: time.optional(), timezone: z.string().optional() }),
  pick('checkboxes', {
    ...confirmable,
    focus_on_load: z.boolean().optional(),
    options: options10,
    initial_options: z.array(richOption).min(1).optional(),
  }),
  pick('radio_buttons', {
    ...confirmable,
    focus_on_load: z.boolean().optional(),
    options: options10,
    initial_option: richOption.optional(),
  }),
] as const
const dateTime = pick('datetimepicker', {
  ...confirmable,
  focus_on_load: z.boolean().optional(),
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
})

const { confirm: _, ...typed } = field
const dispatch = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
}
const number = z.string().regex(/^-?\d+(\.\d+)?$/)
const written = [
  pick('plain_text_input', {
    ...typed,
    ...dispatch,
    initial_value: z.string().max(3_000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3_000).optional(),
    max_length: z.number().int().min(1).max(3_000).optional(),
  }),
  pick('number_input', {
    ...typed,
    ...dispatch,
    is_decimal_allowed: z.boolean(),
    initial_value: number.optional(),
    min_value: number.optional(),
    max_value: number.optional(),
  }),
  pick('email_text_input', { ...typed, ...dispatch, initial_value: z.string().optional() }),
  pick('url_text_input', { ...typed, ...dispatch, initial_value: z.string().optional() }),
  pick('file_input', {
    ...actionId,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const

/** Elements of an actions block. */
export const actionElement = z.discriminatedUnion('type', [...common, dateTime])
/** What stands at the right of a section. */
export const accessory = z.discriminatedUnion('type', [...common, imageElement])
const [, ...fillable] = common
/** What an input block asks for: no button, no overflow. */
export const inputElement = z.discriminatedUnion('type', [
  ...fillable.filter(({ shape }) => shape.type.value !== 'overflow'),
  dateTime,
  ...written,
] as unknown as typeof written)
