import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import type { Engine } from '#src/embedded/mongo/storage/engine.ts'
import type { Cursors } from './cursors.ts'
import type { Settings } from './settings.ts'

/** What commands work on. */
export type CommandContext = {
  readonly engine: Engine
  readonly cursors: Cursors
  readonly settings: Settings
  readonly db: string
  readonly connectionId: number
  /** `$$NOW`: one moment for the whole command. */
  readonly now: Date
}

/** One command: its document in, its answer out; it throws a MongoError to refuse. */
export type Command = {
  /** Fields that it takes beside the generic ones; any other is refused (code 40415). */
  readonly fields: readonly string[]
  readonly adminOnly?: boolean
  readonly run: (command: Doc, context: CommandContext) => Doc
}

/** Commands by name. */
export type Commands = Readonly<Record<string, Command>>
