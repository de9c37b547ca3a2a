import type { mongo } from 'mongoose'
import { nextTurn, wantsBreath } from './breath.ts'
import { type AskServer, answered, directReads } from './direct-reads.ts'
import { directWrites } from './direct-writes.ts'

/** A server in this process, asked without a wire: a command in, its answer out; `documents` is all that a cursor holds. */
export type Ask = (database: string, command: object) => Readonly<Record<string, unknown>>

/**
 * A driver's database whose frequent operations go to the server in this process without a wire; whatever else is asked, and
 * whatever is asked with options that are not known here, goes the usual way to the same server.
 */
export function directDatabase(database: mongo.Db, ask: Ask): mongo.Db {
  const askHere: AskServer = async (command) => {
    if (wantsBreath()) await nextTurn()
    return ask(database.databaseName, command)
  }
  const collections = new Map<string, mongo.Collection>()
  const collection = (name: string): mongo.Collection => {
    const known = collections.get(name)
    if (known) return known
    const made = directCollection(database.collection(name), askHere)
    collections.set(name, made)
    return made
  }

  const command = async (asked: object, options?: object) =>
    options === undefined ? answered(await askHere(asked)) : database.command(asked, options)

  return inherit(database, { collection, command })
}

const directCollection = (usual: mongo.Collection, ask: AskServer): mongo.Collection =>
  inherit(usual, { ...directReads(usual, ask), ...directWrites(usual, ask) })

/** The object itself with some members replaced. */
const inherit = <Whole extends object>(whole: Whole, replaced: object): Whole =>
  Object.assign(Object.create(whole) as Whole, replaced)
