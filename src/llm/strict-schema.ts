type JsonSchema = Readonly<Record<string, unknown>>

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What strict mode refuses. https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
const refused = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'dependentRequired',
  'dependentSchemas',
  'default',
  'propertyNames',
]

/** The schemas right inside one. */
function parts(schema: JsonSchema): JsonSchema[] {
  const maps = ['properties', '$defs'].map((name) => schema[name]).filter(isSchema)
  const lists = ['anyOf', 'prefixItems'].map((name) => schema[name]).filter(Array.isArray)
  return [...maps.flatMap((map) => Object.values(map)), ...lists.flat(), schema['items']].filter(isSchema)
}

/** Strict mode wants every property required, and no other. */
function closed(schema: JsonSchema): boolean {
  if (schema['type'] !== 'object') return true
  const properties = isSchema(schema['properties']) ? Object.keys(schema['properties']) : []
  const required: unknown = schema['required'] ?? []
  return (
    schema['additionalProperties'] === false &&
    Array.isArray(required) &&
    properties.every((name) => required.includes(name))
  )
}

const keeps = (schema: JsonSchema): boolean =>
  refused.every((word) => !(word in schema)) && closed(schema) && parts(schema).every(keeps)

/** Whether a schema is one that OpenAI's strict mode takes; others are asked for without it. */
export const keepsStrict = (schema: JsonSchema): boolean => schema['type'] === 'object' && keeps(schema)
