import { editDistance } from '#src/domain/edit-distance.ts'
import { knownField, knownWords } from './fields.ts'
import { textKey } from './text-key.ts'
import { attributeField, type Field } from './where.ts'
import type { FaultWords } from './where-fault.ts'
import { keywordOf } from './words.ts'

/** Which field some words name, and how many of the words; or why they name none. */
export type Resolved = { readonly field: Field; readonly used: number } | { readonly fault: FaultWords }

const mostWords = 3
const attributePrefix = /^(?:attr|属性)\./

/**
 * The field named by the first of these words (lower case). The longest known name counts; any other single
 * word is an attribute, unless it is so near a known name that it is rather a slip.
 */
export function resolveField(words: readonly string[]): Resolved {
  for (let used = Math.min(mostWords, words.length); used > 0; used--) {
    const field = knownField(words.slice(0, used).join(' '))
    if (field !== undefined) return { field, used }
  }

  const [word = ''] = words
  const prefix = attributePrefix.exec(word)?.[0]
  if (prefix !== undefined) return attribute(word.slice(prefix.length), word)

  return misread(word) ?? attribute(word, word)
}

function attribute(name: string, word: string): Resolved {
  const key = textKey(name)
  if (key !== '') return { field: attributeField(key), used: 1 }

  return {
    fault: {
      reason: 'unexpected',
      expected: 'the name of an attribute',
      remedy: `Write the name behind ${word}, in quotes where it has spaces: attr."annual revenue".`,
    },
  }
}

/** Words that look like attributes but hardly are. */
function misread(word: string): Resolved | undefined {
  if (keywordOf(word) !== undefined || !/^[\p{L}_]/u.test(word)) {
    return {
      fault: { reason: 'unexpected', expected: 'a field', remedy: `Write a field first: ${examples}.` },
    }
  }
  if (word.startsWith('非')) {
    return {
      fault: {
        reason: 'unknown-field',
        expected: 'a field',
        remedy: `Put a space behind 非 for “not”, or write 属性.${word} for an attribute of that name.`,
      },
    }
  }

  const nearest = nearestField(word)
  return nearest === undefined ? undefined : { fault: slip(word, nearest) }
}

const examples = 'tier, lifecycle, tag, orders, spend, days since order, attr.region'

const slip = (word: string, nearest: string): FaultWords => ({
  reason: 'unknown-field',
  expected: 'a field',
  nearest,
  remedy: `Write ${nearest}, or attr.${word} if it is an attribute of that name.`,
})

/** Slips that still tell which word was meant: two in eight letters, one in four; 年级 is no slip of 等级. */
const slipsIn = (word: string): number => {
  if (word.length >= 8) return 2
  return word.length >= 4 ? 1 : 0
}

/** The known field a mistyped name is nearest to; undefined where none is near. */
export function nearestField(name: string): string | undefined {
  const most = slipsIn(name)
  const [best] = knownWords
    .map((word) => ({ word, distance: editDistance(name, word, most) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .toSorted((a, b) => a.distance - b.distance)

  return best?.word
}
