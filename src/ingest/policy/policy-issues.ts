import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml'
import type { z } from 'zod'
import { policySchema } from '#src/domain/policy.ts'
import { knownKeys, nearestWord } from './known-keys.ts'

type Issue = z.core.$ZodIssue

/** A policy's file as it was read: what stands where. */
export type PolicyText = { readonly doc: Document; readonly lines: LineCounter; readonly raw: unknown }

const isRecord = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), raw)

/** What people call an entry of a list: a tier's code, a dimension's name, a step's stage, else its number. */
function entryName(entry: unknown, at: number): string {
  if (isRecord(entry)) {
    const name = [entry['code'], entry['name'], entry['lifecycle'], entry['state'], entry['action']].find(
      (each) => typeof each === 'string',
    )
    if (typeof name === 'string') return name
  }
  return `no. ${at + 1}`
}

/** `tiers → A → playbook → mature → touches → no. 2 → channel`. */
function pathInWords(raw: unknown, path: readonly PropertyKey[]): string {
  const words = path.map((step, i) =>
    typeof step === 'number' ? entryName(valueAt(raw, path.slice(0, i + 1)), step) : String(step),
  )
  return words.join(' → ')
}

/** The deepest block of the path that is in the file; undefined where that is the file itself. */
function deepestOf(doc: Document, path: readonly PropertyKey[]) {
  for (let depth = path.length; depth > 0; depth--) {
    const node = doc.getIn(path.slice(0, depth), true)
    if (isNode(node)) return node
  }
  return undefined
}

const keyOf = (block: unknown, name: string | undefined) =>
  isMap(block) ? block.items.find(({ key }) => isScalar(key) && key.value === name)?.key : undefined

/** The line of the named key, or of the deepest block of the path that is in the file; none for the whole of it. */
function lineOf({ doc, lines }: PolicyText, path: readonly PropertyKey[], name?: string): number | undefined {
  const block = deepestOf(doc, path)
  const key = keyOf(block ?? doc.contents, name)
  const from = isNode(key) ? key.range : block?.range

  return from ? lines.linePos(from[0]).line : undefined
}

const didYouMean = (typed: string, known: readonly string[]): string => {
  const nearest = nearestWord(typed, known)
  return nearest === undefined ? `known are ${known.join(', ')}` : `did you mean ${nearest}?`
}

const shown = (value: unknown): string => (isRecord(value) ? 'a block' : `"${String(value)}"`).slice(0, 60)

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  date: 'a date such as 2020-01-01',
  array: 'a list',
  object: 'a block of fields',
  record: 'a block of names with a number each',
}

/** One issue's words, for a person who has the file before them. */
function wordsOf(issue: Issue, raw: unknown): string {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return issue.message

  const value = valueAt(raw, issue.path)
  const isMissing = value === undefined || value === null
  if (issue.code === 'invalid_type') {
    const wanted = kindWords[issue.expected] ?? issue.expected
    return isMissing ? `is missing: give ${wanted}` : `${shown(value)} is not ${wanted}`
  }
  const known = issue.values.map(String)
  return isMissing
    ? `is missing: give one of ${known.join(', ')}`
    : `${shown(value)} is not known; ${didYouMean(String(value), known)}`
}

type Found = { readonly line: number | undefined; readonly words: string }

function unknownKeys(text: PolicyText, path: readonly PropertyKey[], keys: readonly string[]): Found[] {
  const known = knownKeys(policySchema, path)
  const where = path.length === 0 ? '' : ` in ${pathInWords(text.raw, path)}`
  return keys.map((key) => ({
    line: lineOf(text, path, key),
    words: `"${key}" is not known${where}; ${didYouMean(key, known)}`,
  }))
}

function foundOf(text: PolicyText, issue: Issue): readonly Found[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') return unknownKeys(text, path, issue.keys)

  const where = path.length === 0 ? '' : `${pathInWords(text.raw, path)}: `
  return [{ line: lineOf(text, path), words: `${where}${wordsOf(issue, text.raw)}` }]
}

/** Every issue in words, one a line in the order of the file, with its line there; none where a whole block is missing. */
export const policyIssues = (text: PolicyText, issues: readonly Issue[]): readonly string[] =>
  issues
    .flatMap((issue) => foundOf(text, issue))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ line, words }) => (line === undefined ? words : `line ${line}: ${words}`))
