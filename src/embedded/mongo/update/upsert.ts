import { ObjectId } from 'bson'
import { BSONRegExp, type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { hasOperators } from '#src/embedded/mongo/query/field-conditions.ts'
import { applyUpdate, type UpdateContext, withIdFirst } from './apply.ts'
import type { Update } from './parse.ts'
import { changedAt } from './path.ts'

type Equality = readonly [path: string, value: Value]

const fieldEqualities = (path: string, operand: Value): Equality[] => {
  if (operand instanceof BSONRegExp) return []
  if (!hasOperators(operand)) return [[path, operand]]
  if ('$eq' in operand) return [[path, operand['$eq'] as Value]]
  const all = operand['$all'] ?? operand['$in']
  return isArray(all) && all.length === 1 && !hasOperators(all[0]) && !(all[0] instanceof BSONRegExp)
    ? [[path, all[0] as Value]]
    : []
}

const equalities = (filter: Doc): Equality[] =>
  Object.keys(filter).flatMap((key) => {
    const operand = filter[key] as Value
    if (!key.startsWith('$')) return fieldEqualities(key, operand)
    const branches = isArray(operand) ? operand.filter((branch) => isDoc(branch)) : []
    const taken = key === '$and' || (key === '$or' && branches.length === 1)
    return taken ? branches.flatMap(equalities) : []
  })

const twice = (path: string) =>
  new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`)

const checkOnce = (found: readonly Equality[]) => {
  const paths = found.map(([path]) => path)
  for (const [i, path] of paths.entries())
    for (const other of paths.slice(i + 1)) {
      if (other === path || other.startsWith(`${path}.`)) throw twice(path)
      if (path.startsWith(`${other}.`)) throw twice(other)
    }
}

/** The document that a filter's equalities describe; code 54 where they describe two. */
const documentOf = (filter: Doc): Doc => {
  const found = equalities(filter)
  checkOnce(found)
  return found.reduce<Doc>(
    (doc, [path, value]) => changedAt(doc, path.split('.'), () => value, true) as Doc,
    {},
  )
}

const idOf = (filter: Doc): Doc => {
  const found = equalities(filter).find(([path]) => path === '_id')
  return found ? { _id: found[1] } : {}
}

/** The document that an upsert inserts; a new ObjectId where neither filter nor update names one. */
export const upsertedDocument = (filter: Doc, update: Update, context: UpdateContext): Doc => {
  const start = update.kind === 'replace' ? idOf(filter) : documentOf(filter)
  const made = applyUpdate(start, update, { ...context, inserting: true })
  return '_id' in made ? withIdFirst(made) : { _id: new ObjectId(), ...made }
}
