import type { Doc, Maybe } from '#src/embedded/mongo/bson/value.ts'

/** Where a match through an array happened: what the positional `$` stands for. */
export type MatchDetails = { arrayIndex: number | undefined }

/** A compiled filter. `details`, where given, is told the position that matched. */
export type Predicate = (doc: Doc, details?: MatchDetails) => boolean

/** A compiled condition on one value. */
export type ValuePredicate = (value: Maybe) => boolean

/** What a filter may refer to besides the document: `let` variables and the command's own time. */
export type QueryScope = { readonly variables: Readonly<Record<string, Maybe>>; readonly now: Date }
