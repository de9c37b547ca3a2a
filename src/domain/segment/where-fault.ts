import { AppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'

/** What is wrong with a segment's text, as data: for callers that word it in the reader's language. */
export type WhereFault = {
  readonly reason:
    | 'empty'
    | 'too-long'
    | 'too-deep'
    | 'unexpected'
    | 'unknown-field'
    | 'bad-value'
    | 'unclosed-quote'
  /** The character it is about, counted from 1. */
  readonly position: number
  /** What stands there; empty at the end of the text. */
  readonly found: string
  readonly expected: string
  /** The field or value that was probably meant. */
  readonly nearest?: string
  readonly remedy: string
}

/** A fault without its position: the parser knows where it stands. */
export type FaultWords = Pick<WhereFault, 'reason' | 'expected' | 'remedy'> & {
  readonly nearest?: string | undefined
}

const longest = 40
const shortened = (text: string) =>
  text.length > longest ? `${[...text].slice(0, longest).join('')}…` : text

const sentence = ({ reason, position, found, expected, nearest }: WhereFault): string => {
  if (reason === 'too-long' || reason === 'too-deep')
    return `At character ${position} it is too much: ${expected}.`

  const stands = found === '' ? 'the text ends' : `there is “${found}”`
  const meant = nearest === undefined ? '' : ` Did you mean “${nearest}”?`
  return `At character ${position} ${stands} where ${expected} is expected.${meant}`
}

/** The refusal of a segment's text: code `where-invalid`, the fault as its cause. */
export function whereError(text: string, offset: number, found: string, words: FaultWords): AppError {
  const { reason, expected, remedy, nearest } = words
  // By characters as a person counts them, not by UTF-16 units.
  const position = [...text.slice(0, offset)].length + 1
  const fault: WhereFault = {
    reason,
    position,
    found: shortened(found),
    expected,
    remedy,
    ...present({ nearest }),
  }

  return new AppError({ code: 'where-invalid', message: sentence(fault), remedy, cause: fault })
}

/** The fault of a `where-invalid` refusal; undefined for any other error. */
export const whereFaultOf = (error: AppError): WhereFault | undefined =>
  error.code === 'where-invalid' ? (error.cause as WhereFault) : undefined
