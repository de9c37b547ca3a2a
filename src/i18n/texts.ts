import { commandTexts } from './texts/commands.ts'
import { errorTexts } from './texts/errors.ts'
import { importTexts } from './texts/import.ts'
import { numberTexts } from './texts/numbers.ts'
import { playgroundTexts } from './texts/playground.ts'
import { quarantineTexts } from './texts/quarantine.ts'
import { surfaceTexts } from './texts/surfaces.ts'
import { tierTexts } from './texts/tier.ts'
import { whyTexts } from './texts/why.ts'

/** The registry of texts: one line an area. A test refuses a key that two areas hold. */
export const texts = {
  ...commandTexts,
  ...errorTexts,
  ...importTexts,
  ...numberTexts,
  ...playgroundTexts,
  ...quarantineTexts,
  ...surfaceTexts,
  ...tierTexts,
  ...whyTexts,
}

export type Texts = typeof texts
