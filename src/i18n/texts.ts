import { numberTexts } from './texts/numbers.ts'
import { playgroundTexts } from './texts/playground.ts'

/** The registry of texts: one line an area. A test refuses a key that two areas hold. */
export const texts = {
  ...numberTexts,
  ...playgroundTexts,
}

export type Texts = typeof texts
