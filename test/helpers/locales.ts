import type { Locale } from '#src/domain/locale.ts'

/** Both languages, for tests that hold in each. */
export const locales: readonly Locale[] = ['en', 'zh']
