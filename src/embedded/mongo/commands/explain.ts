import { shown } from '#src/embedded/mongo/bson/shown.ts'
import { type Doc, isDoc } from '#src/embedded/mongo/bson/value.ts'
import { failedToParse, MongoError } from '#src/embedded/mongo/errors.ts'
import type { Interval } from '#src/embedded/mongo/index/interval.ts'
import type { Plan } from '#src/embedded/mongo/index/plan.ts'
import { findFront } from '#src/embedded/mongo/pipeline/run.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { type FindResult, findIn } from '#src/embedded/mongo/storage/find.ts'
import { arrayField, collectionName, documentField, hintField, scopeOf } from './arguments.ts'
import type { Command, CommandContext, Commands } from './command.ts'
import { aggregateTarget, findRequest, stageContext } from './read.ts'
import { ok } from './reply.ts'

const boundText = ({ low, high }: Interval): string => {
  const end = (bound: Interval['low'], open: string) => ('value' in bound ? shown(bound.value) : open)
  return `${low.inclusive ? '[' : '('}${end(low, 'min')}, ${end(high, 'max')}${high.inclusive ? ']' : ')'}`
}

const indexStage = (plan: Extract<Plan, { kind: 'index' }>): Doc => {
  const { index, stretches, sorted } = plan.scan
  const { definition } = index
  const bounds = definition.fields.map(({ path }, i): [string, string[]] => [
    path,
    [...new Set(stretches.map((stretch) => (stretch[i] ? boundText(stretch[i]) : '[MinKey, MaxKey]')))],
  ])
  return {
    stage: 'IXSCAN',
    keyPattern: definition.key,
    indexName: definition.name,
    isMultiKey: index.isMultikey,
    isUnique: definition.unique,
    isSparse: definition.sparse,
    isPartial: definition.partialFilter !== undefined,
    direction: sorted === 'reversed' ? 'backward' : 'forward',
    indexBounds: Object.fromEntries(bounds),
  }
}

const planStage = (plan: Plan): Doc => {
  switch (plan.kind) {
    case 'key':
      if (plan.index.definition.name === '_id_') return { stage: 'IDHACK' }
      return {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          keyPattern: plan.index.definition.key,
          indexName: plan.index.definition.name,
          isMultiKey: plan.index.isMultikey,
          isUnique: true,
          direction: 'forward',
        },
      }
    case 'index':
      return { stage: 'FETCH', inputStage: indexStage(plan) }
    case 'or':
      return { stage: 'SUBPLAN', inputStage: { stage: 'OR', inputStages: plan.plans.map(planStage) } }
    case 'collection':
      return { stage: 'COLLSCAN', direction: plan.reversed ? 'backward' : 'forward' }
  }
}

const keysExamined = (plan: Plan): number => {
  if (plan.kind === 'index') return plan.scan.entries
  if (plan.kind === 'key') return 1
  return plan.kind === 'or' ? plan.plans.reduce((sum, one) => sum + keysExamined(one), 0) : 0
}

const explained = (
  namespace: string,
  filter: Doc,
  result: FindResult | undefined,
  verbosity: string,
  command: Doc,
): Doc => {
  const stage = result ? planStage(result.plan) : { stage: 'EOF' }
  const winningPlan = result?.sortedInMemory ? { stage: 'SORT', inputStage: stage } : stage
  const stats = {
    executionSuccess: true,
    nReturned: result?.found.length ?? 0,
    executionTimeMillis: 0,
    totalKeysExamined: result ? keysExamined(result.plan) : 0,
    totalDocsExamined: result?.examined ?? 0,
    executionStages: winningPlan,
  }
  return ok({
    explainVersion: '1',
    queryPlanner: { namespace, parsedQuery: filter, indexFilterSet: false, winningPlan, rejectedPlans: [] },
    ...(verbosity === 'queryPlanner' ? {} : { executionStats: stats }),
    command,
    serverInfo: { host: 'embedded', version: '8.0.0' },
  })
}

type Explained = {
  readonly name: string
  readonly filter: Doc
  readonly find: (collection: Collection) => FindResult
}

const statement = (command: Doc, list: string): Doc => {
  const [first] = arrayField(command, list, 'explain')
  return isDoc(first) ? first : {}
}

const filterOnly = (command: Doc, name: string, filter: Doc, context: CommandContext): Explained => ({
  name,
  filter,
  find: (collection) =>
    findIn(collection, {
      filter,
      matches: compileFilter(filter, scopeOf(command, context)),
      hint: hintField(command),
    }),
})

const explaining: Readonly<Record<string, (command: Doc, context: CommandContext) => Explained>> = {
  find: (command, context) => ({
    name: collectionName(command, 'find', context),
    filter: documentField(command, 'filter', 'find'),
    find: (collection) => findIn(collection, findRequest(command, scopeOf(command, context))),
  }),
  count: (command, context) =>
    filterOnly(
      command,
      collectionName(command, 'count', context),
      documentField(command, 'query', 'count'),
      context,
    ),
  distinct: (command, context) =>
    filterOnly(
      command,
      collectionName(command, 'distinct', context),
      documentField(command, 'query', 'distinct'),
      context,
    ),
  findAndModify: (command, context) =>
    filterOnly(
      command,
      collectionName(command, 'findAndModify', context),
      documentField(command, 'query', 'findAndModify'),
      context,
    ),
  update: (command, context) =>
    filterOnly(
      command,
      collectionName(command, 'update', context),
      documentField(statement(command, 'updates'), 'q', 'update'),
      context,
    ),
  delete: (command, context) =>
    filterOnly(
      command,
      collectionName(command, 'delete', context),
      documentField(statement(command, 'deletes'), 'q', 'delete'),
      context,
    ),
  aggregate: (command, context) => {
    const name = aggregateTarget(command, context) ?? '$cmd.aggregate'
    const pipeline = arrayField(command, 'pipeline', 'aggregate')
    const [first] = pipeline
    const filter = isDoc(first) && isDoc(first['$match']) ? first['$match'] : {}
    return {
      name,
      filter,
      find: (collection) =>
        findFront(collection, pipeline, stageContext(command, name, context), hintField(command)),
    }
  },
}

const explain: Command = {
  fields: ['verbosity'],
  run: (command, context) => {
    const inner = command['explain']
    if (!isDoc(inner)) throw failedToParse('explain needs a command document')
    const [name = ''] = Object.keys(inner)
    const make = Object.hasOwn(explaining, name) ? explaining[name] : undefined
    if (!make) throw new MongoError(59, `Explain failed due to unknown command: ${name}`)
    const verbosity = command['verbosity'] ?? 'allPlansExecution'
    if (
      typeof verbosity !== 'string' ||
      !['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)
    )
      throw failedToParse(
        "verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}",
      )
    const asked = make(inner, context)
    const collection = context.engine.find(context.db, asked.name)
    return explained(
      `${context.db}.${asked.name}`,
      asked.filter,
      collection && asked.find(collection),
      verbosity,
      inner,
    )
  },
}

/** Which plan a command takes. */
export const explainCommands: Commands = { explain }
