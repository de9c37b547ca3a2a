/**
 * One form for comparing names and queries: NFKC (full-width to half), lower case, punctuation to spaces,
 * single spaces. Letters and digits of every script stay: `ＡＣＭＥ　Corp.` → `acme corp`.
 */
export const normaliseName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
