import type { CardOption, CommandCall } from './card.ts'

/** A field of a form. What is sent is text: a day is `2026-12-15`, a time `15:00`, several choices `a,b`. */
export type FormField = {
  /** The key of the command's input. */
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'paragraph' | 'choice' | 'choices' | 'date' | 'time' | 'customer'
  readonly optional?: boolean
  /** Where fields are asked for one after another: asked for although something stands in it. */
  readonly ask?: true
  /** What stands in it at first, in the form in which it is sent. */
  readonly value?: string
  readonly hint?: string
  readonly placeholder?: string
  readonly maxLength?: number
  /** Of `choice` and `choices`; of `customer` the one that stands in it at first. */
  readonly options?: readonly CardOption[]
}

/**
 * The platform-neutral form: plain data. What is filled in joins the call's input under the fields' names, without
 * what was left empty; a refusal about one field names it (`Reply.field`).
 */
export type Form = {
  readonly title: string
  /** What the button says that sends it. */
  readonly submit: string
  readonly call: CommandCall
  readonly fields: readonly FormField[]
  readonly intro?: string
  /** Small print: who has filled it in. */
  readonly footer?: string
}
