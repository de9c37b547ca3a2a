import { z } from 'zod'
import { bilingualSchema } from '#src/domain/locale.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { fieldsIn } from '#src/domain/segment/where.ts'
import { whereSchema } from '#src/domain/segment/where-schema.ts'

/** What a bound may ask for: facts that stand until the next one comes, and never what the tier itself decides. */
const allowed: ReadonlySet<string> = new Set([
  'tag',
  'owner',
  'orders',
  'refunds',
  'touches',
  'answers',
  'complaints',
  'spend',
])

/** May filter a segment; never weigh, and a bound weighs. */
const personal: ReadonlySet<string> = new Set(
  ['age', 'sex', 'gender', '年龄', '性别'].map((name) => `attr.${name}`),
)

const isAllowed = (field: string): boolean =>
  field.startsWith('attr.') ? !personal.has(field) : allowed.has(field)

const wrongFields = (where: string): readonly string[] =>
  fieldsIn(parseWhere(where)).filter((field) => !isAllowed(field))

/** Customers that never stand lower (a floor) or higher (a cap) than a tier, with the reason. */
export const boundRule = z
  .strictObject({ where: whereSchema, tier: z.string().min(1), why: bilingualSchema })
  .superRefine(({ where }, { addIssue }) => {
    const wrong = wrongFields(where)
    if (wrong.length === 0) return

    const message = `A floor or cap cannot ask for ${wrong.join(', ')}: only for tags, the owner, counts, spend and attributes other than age and sex.`
    addIssue({ code: 'custom', path: ['where'], message })
  })

export type BoundRule = z.infer<typeof boundRule>
