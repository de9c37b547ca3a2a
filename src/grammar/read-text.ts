import { cleanText, longestName, longestNote, withoutAddress } from './clean.ts'
import { type Reading, readingsOf } from './readings.ts'
import { tokenise } from './tokens.ts'
import { takeView } from './view-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a text says. `words` are the unquoted ones, for guessing at a mistyped verb. */
export type TextReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly what: 'name' | 'text' }
  | {
      readonly kind: 'readings'
      /** In the order to try them. */
      readonly readings: readonly Reading[]
      readonly words: readonly string[]
    }

/** Room for a verb beside the longest name and the longest note. */
const longestText = longestName + longestNote + 100

/** Reads `/customer tier acme`, `客户 等级 阿里`, `阿里等级`, `acme`. Linear in the text's length. */
export function readText(text: string, vocabulary: Vocabulary): TextReading {
  // No chat sends more; beyond it even cleaning is not worth the work.
  if (text.length > 100 * longestName) return { kind: 'too-long', what: 'text' }
  const rest = withoutAddress(cleanText(text))
  if (rest.length > longestText) return { kind: 'too-long', what: 'text' }

  const tokens = tokenise(rest)
  const fits = ({ command, name }: Reading) => name.length <= longestName || vocabulary.wordy.has(command)
  const readings = [...viewedReadings(rest, vocabulary), ...readingsOf(tokens, vocabulary)].filter(fits)
  if (tokens.length === 0) return { kind: 'empty' }
  if (readings.length === 0) return { kind: 'too-long', what: 'name' }

  const words = tokens.filter((token) => !token.quoted).map((token) => token.text)
  return { kind: 'readings', readings, words }
}

/** Commands that can look at another day, another version, or at one more order. */
const canView: ReadonlySet<string> = new Set(['tier', 'why'])

/** `why acme as of 2026-09-01`: read without its clauses first, since no customer is called so. */
function viewedReadings(text: string, vocabulary: Vocabulary): readonly Reading[] {
  const { rest, view } = takeView(text)
  if (Object.keys(view).length === 0) return []

  return readingsOf(tokenise(rest), vocabulary)
    .filter(({ command, words }) => canView.has(command) && words === '')
    .map((reading) => ({ ...reading, view }))
}
