import { withoutLegalForm } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { hasHan, syllablesOf } from '#src/ingest/customers/romanise.ts'

type Called = { readonly name: string; readonly aliases: readonly string[] }

/** Every spelling that means the same company: without its legal form, and in pinyin. */
function spellingsOf(name: string): readonly string[] {
  const full = normaliseName(name)
  const short = withoutLegalForm(full).replaceAll(' ', '')
  const pinyin = hasHan(full) ? [syllablesOf(withoutLegalForm(full)).join('')] : []
  return [full.replaceAll(' ', ''), short, ...pinyin].filter((spelling) => spelling !== '')
}

/** Keys under which a store finds whoever may be called so. */
export const duplicateKeys = (name: string): readonly string[] => {
  const full = normaliseName(name)
  return [...new Set([full, withoutLegalForm(full), ...spellingsOf(name)])].filter((key) => key !== '')
}

/** Whether a typed name is a customer's own name or alias in another spelling; a part of it is not. */
export function isCalled({ name, aliases }: Called, typed: string): boolean {
  const asked = new Set(spellingsOf(typed))
  return [name, ...aliases].some((called) => spellingsOf(called).some((spelling) => asked.has(spelling)))
}
