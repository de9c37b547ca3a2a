/**
 * One form for comparing texts of a segment: full-width to half, lower case, single spaces. Unlike
 * `normaliseName` it keeps punctuation: `A+` and `A` are two classes, `<50` and `50` two sizes.
 */
export const textKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim()
