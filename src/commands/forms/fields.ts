import type { CardOption } from '#src/cards/card.ts'
import type { FormField } from '#src/cards/form.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { customerOptions } from '#src/commands/naming/customer-options.ts'
import { requireVisible } from '#src/commands/naming/require-visible.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'

/** No surface's text field takes more (Slack: 3,000). */
export const longestNote = 2_000

/** Whom a text may mean: the one that it does, else several that are picked from. */
type Meant = { readonly one?: Customer; readonly among: readonly Customer[] }

/** Whom a form is about: known from a button, guessed from a text, or to be picked. */
export type FormSubject = {
  /** What stands in the form's call. */
  readonly input: Readonly<Record<string, string>>
  /** The field that asks for the customer, where it is not known. */
  readonly fields: readonly FormField[]
  readonly customer?: Customer
}

/**
 * The customer of a form: a button's stands fixed, a guess can be changed.
 * @throws AppError `customer-gone`
 */
export async function formSubject(
  deps: CommandDeps,
  given: string | undefined,
  asker: Asker,
  { one, among }: Meant = { among: [] },
): Promise<FormSubject> {
  if (given !== undefined) {
    const customer = await requireVisible(deps, given, asker)
    return { input: { customer: customer._id }, fields: [], customer }
  }
  const named = among.map(({ name, _id }) => ({ label: clip(name, 50), value: _id }))
  const usual = await customerOptions(deps, '', asker, mostUsual)
  const others = usual.filter((each) => !named.some(({ value }) => value === each.value))
  // Of several that are called alike one is meant: nobody else is offered before them.
  const options = one || named.length === 0 ? [...named, ...others] : named
  const field: FormField = {
    name: 'customer',
    label: t(asker.locale, 'customer.field'),
    kind: 'customer',
    options,
    ...present({ value: one?._id }),
  }
  return { input: {}, fields: [field] }
}

/** What a surface without search offers. */
const mostUsual = 20

/** A title with the customer's name, where it is known. */
export const formIntro = ({ customer }: FormSubject): { readonly intro?: string } =>
  customer ? { intro: clip(customer.name, 200) } : {}

/** The words of a form that every form has. */
export const saveLabel = (locale: Locale): string => t(locale, 'form.save')

/** One of these, in their words. */
export const optionsOf = <Value extends string>(
  values: readonly Value[],
  label: (value: Value) => string,
): readonly CardOption[] => values.map((value) => ({ label: label(value), value }))
