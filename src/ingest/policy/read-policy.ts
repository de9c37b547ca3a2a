import { Buffer } from 'node:buffer'
import { type Document, LineCounter, parseDocument, type Tags, YAMLError } from 'yaml'
import { AppError } from '#src/domain/errors.ts'
import { type Policy, policySchema } from '#src/domain/policy.ts'
import { policyIssues } from './policy-issues.ts'

/** The longest preset has some 40 KB. */
export const MAX_POLICY_BYTES = 1_000_000
/** Playbooks may share blocks by YAML anchors; more expansions than this are a bomb. */
const MAX_ALIASES = 100

/** A policy as a file has it: the version is given when it is published, the scales when it is calibrated. */
export type PolicyDraft = Omit<Policy, 'version'> & Partial<Pick<Policy, 'version'>>

type ReadOptions = {
  /** Why one dimension is to be enough, where the file has only one and does not say. */
  readonly force?: string
}

const customTags: Tags = ['timestamp']
/** YAML 1.2, in which `no` is a text, with dates as YAML writes them. */
export const yamlDialect = { version: '1.2', schema: 'core', customTags } as const

const tooLarge = (bytes: number) =>
  new AppError({
    code: 'policy-too-large',
    message: `The policy has ${bytes} bytes or more; at most ${MAX_POLICY_BYTES} are read.`,
    remedy:
      'A policy is a short text: begin with `policy init retail`, and check that this is the right file.',
  })

const unreadable = (what: string, cause?: unknown) =>
  new AppError({
    code: 'policy-unreadable',
    message: `The policy is no readable YAML. ${what}`,
    remedy: 'Mend that line. `policy init retail` shows the form.',
    cause,
  })

function parseYaml(text: string, lines: LineCounter): Document {
  try {
    return parseDocument(text, { ...yamlDialect, lineCounter: lines, prettyErrors: false })
  } catch (error) {
    // Nested beyond what the stack holds.
    if (error instanceof RangeError) throw unreadable('It is nested too deep.', error)
    throw error
  }
}

function plainOf(doc: Document): unknown {
  try {
    return doc.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    if (error instanceof ReferenceError) throw unreadable('Its anchors expand to too much.', error)
    if (error instanceof RangeError) throw unreadable('It is nested too deep.', error)
    throw error
  }
}

function refuseFaults(doc: Document, lines: LineCounter): void {
  const fault = [...doc.errors, ...doc.warnings].find((each) => each instanceof YAMLError)
  if (!fault) return

  const { line, col } = lines.linePos(fault.pos[0])
  throw unreadable(`Line ${line}, column ${col}: ${fault.message}.`.replace(/\.\.$/, '.'))
}

const isBlock = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date)

const invalid = (issues: readonly string[]) =>
  new AppError({
    code: 'policy-invalid',
    message: [
      `The policy has ${issues.length === 1 ? 'an issue' : `${issues.length} issues`}:`,
      ...issues,
    ].join('\n  '),
    remedy: 'Mend each, and run `policy check` again. docs/policy.md says what every field means.',
  })

/**
 * A policy from YAML. The whole of it is checked, as one that is published is.
 * @throws AppError `policy-too-large`; `policy-unreadable` with line and column; `policy-invalid` with every
 * issue's line, path and remedy
 */
export function readPolicy(text: string, { force }: ReadOptions = {}): PolicyDraft {
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_POLICY_BYTES) throw tooLarge(bytes)

  const lines = new LineCounter()
  const doc = parseYaml(text, lines)
  refuseFaults(doc, lines)
  const raw = plainOf(doc)
  if (!isBlock(raw)) throw unreadable('It is not a block of fields.')

  const asked = { version: 1, ...raw, ...(force !== undefined && { oneDimensionBecause: force }) }
  const parsed = policySchema.safeParse(asked)
  if (!parsed.success) throw invalid(policyIssues({ doc, lines, raw }, parsed.error.issues))

  const { version, ...draft } = parsed.data
  return 'version' in raw ? { version, ...draft } : draft
}
