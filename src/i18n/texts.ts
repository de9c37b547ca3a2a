import { numberTexts } from './texts/numbers.ts'

/** The registry of texts: one line an area. A test refuses a key that two areas hold. */
export const texts = {
  ...numberTexts,
}

export type Texts = typeof texts
