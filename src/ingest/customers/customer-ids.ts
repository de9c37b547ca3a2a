import { hash } from 'node:crypto'
import { withoutLegalForm } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { hasHan, syllablesOf } from './romanise.ts'

const MAX_SLUG = 32

const digest = (text: string): string => hash('sha256', text, 'hex')

/**
 * The customer id that belongs to an outside key: the same on every import, so creating it twice creates it
 * once. 80 bits of SHA-256.
 */
export const customerIdOf = (key: string): string => `c${digest(key).slice(0, 20)}`

/** `system|id` as it stands in customerrefs. Case counts (Salesforce ids differ by it), width and spaces do not. */
export const outsideKey = (system: string, id: string): string =>
  `${system}|${id.normalize('NFKC').trim().replace(/\s+/g, ' ')}`

/** `refKey('acme')`: the customerrefs key that makes a ref unique. */
export const refKey = (ref: string): string => `ref|${ref}`

/**
 * A short handle that can be typed: `Acme Corporation` → `acme-corporation`, `华为技术有限公司` → `huaweijishu`,
 * `00004` → `00004`. Falls back to a part of the id's hash where a name has no letters.
 */
export function slugOf(name: string, fallback: string): string {
  const normalised = normaliseName(name.normalize('NFKD').replace(/\p{M}/gu, ''))
  const slug = hasHan(normalised) ? pinyinSlug(normalised) : cut(normalised.split(' '), '-')
  return slug || `c-${digest(fallback).slice(0, 6)}`
}

function pinyinSlug(normalised: string): string {
  const words = withoutLegalForm(normalised)
    .split(' ')
    .map((word) => cut(syllablesOf(word), ''))
  return cut(words, '-')
}

/** As many whole parts as fit; a first part that is too long is cut. */
function cut(parts: readonly string[], glue: string): string {
  let slug = ''
  for (const part of parts) {
    const longer = slug === '' ? part.slice(0, MAX_SLUG) : `${slug}${glue}${part}`
    if (longer.length > MAX_SLUG) break
    slug = longer
  }
  return slug
}

/** The n-th try at a unique ref: `acme`, `acme-2` … `acme-9`, then with a part of the id, which ends the search. */
export function refCandidate(slug: string, customerId: string, attempt: number): string {
  if (attempt === 0) return slug
  return attempt < 9 ? `${slug}-${attempt + 1}` : `${slug}-${customerId.slice(1, 1 + attempt)}`
}
