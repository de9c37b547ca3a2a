import type { JsonSchema } from './shapes.ts'

/** What OpenAI's strict mode refuses. https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
const refused = [
  'allOf',
  'not',
  'oneOf',
  'if',
  'then',
  'else',
  'dependentRequired',
  'default',
  'propertyNames',
]

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schemas right inside one. */
function parts(schema: JsonSchema): JsonSchema[] {
  const maps = [schema['properties'], schema['$defs'], schema['definitions']].filter(isSchema)
  const lists = [schema['anyOf'], schema['prefixItems']].filter(Array.isArray)
  return [...maps.flatMap((map) => Object.values(map)), ...lists.flat(), schema['items']].filter(isSchema)
}

function objectFaults(schema: JsonSchema, at: string): string[] {
  if (schema['type'] !== 'object') return []
  const properties = isSchema(schema['properties']) ? Object.keys(schema['properties']) : []
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return [
    ...(schema['additionalProperties'] === false ? [] : [`${at}: additionalProperties has to be false`]),
    ...properties
      .filter((name) => !required.includes(name))
      .map((name) => `${at}: '${name}' is not required`),
  ]
}

function faultsIn(schema: JsonSchema, at: string): string[] {
  return [
    ...refused.filter((word) => word in schema).map((word) => `${at}: '${word}' is not permitted`),
    ...objectFaults(schema, at),
    ...parts(schema).flatMap((part, index) => faultsIn(part, `${at}/${index}`)),
  ]
}

/** Why a schema is none that strict mode takes. */
export const strictFaults = (schema: JsonSchema): string[] => [
  ...(schema['type'] === 'object' ? [] : ['#: the root has to be an object']),
  ...faultsIn(schema, '#'),
]
