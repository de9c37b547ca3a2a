import { z } from 'zod'

/** The two languages of the product. */
export const localeSchema = z.enum(['en', 'zh'])
export type Locale = z.infer<typeof localeSchema>

/** A text in both languages; neither is a translation of the other. */
export const bilingualSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })
export type Bilingual = z.infer<typeof bilingualSchema>
