import { Document, isMap, isScalar, type YAMLMap } from 'yaml'
import type { DimensionRule } from '#src/domain/policy/dimension-rule.ts'
import { type Policy, policySchema } from '#src/domain/policy.ts'
import { knownKeys } from './known-keys.ts'
import { type PolicyDraft, yamlDialect } from './read-policy.ts'

/** What each block is for, above it. Fields without a line here are written without one. */
const comments: Partial<Record<keyof Policy, string>> = {
  version: 'Given when it is published; what stands here is not taken over.',
  purpose: 'What tiering is for here, in a sentence: what it will be judged by.',
  baseCurrency: 'The currency all amounts are counted in.',
  halfLifeDays: 'After so many days a fact counts half. 90 suits shops, 270 account sales.',
  landmark: 'The fixed day decayed sums are counted from. Leave it.',
  dimensions: 'What makes a customer count, with shares that add up to 1. docs/policy.md has more to paste.',
  oneDimensionBecause: 'Why one dimension is to be enough.',
  interactionWeights: 'What one touch adds to engagement; an unanswered one adds nothing.',
  tiers: 'Best first. Shares of the ranked customers add up to 1; each tier has a goal and playbooks.',
  names: 'What customers are called by tier and lifecycle: the first that fits.',
  cuts: 'quantile: by the shares above. absolute: by keys of today at which each tier but the lowest begins.',
  hysteresis:
    'A tier is lost only when its line is missed by the band for confirmDays, and after dwellDays in it.',
  floors: 'Whoever fits never stands lower than this tier.',
  caps: 'Whoever fits never stands higher; a floor goes before a cap.',
  segments: 'Named groups of customers, by a rule (docs/segments.md).',
  lifecycle: 'When a customer is new, mature, late for its own rhythm (slipping) or dormant.',
  prospects: 'Those who have not bought yet: fit and engagement, tiers and plans of their own.',
  followUp: 'Caps, the floor that forgets nobody, escalation, occasions and promises of follow-up.',
  feedback: 'Ratings move the key by at most reach either way; a complaint is a flag for riskDays.',
  smallBase: 'Below so many ranked customers these lines hold, and changes wait for a manager.',
  sources: 'Sources that tell some kinds of facts only, by the first word of their name.',
  states:
    'When a large one-off is about to leave and when a small customer grows; docs/value-states.md has the figures.',
  scales: 'Frozen when it was calibrated: the median of each dimension. Made anew when it is published.',
  calibratedAt: 'When that was.',
}

const isCommented = (key: unknown): key is keyof typeof comments =>
  typeof key === 'string' && Object.hasOwn(comments, key)

function addComments(map: YAMLMap): void {
  for (const [i, { key }] of map.items.entries()) {
    if (!isScalar(key)) continue
    if (isCommented(key.value)) key.commentBefore = ` ${comments[key.value]}`
    key.spaceBefore = i > 0
  }
}

/** In the order in which the policy is described, whatever the order a store gives its fields back in. */
function inOrder(policy: PolicyDraft): object {
  const fields = new Map<string, unknown>(Object.entries(policy))
  const known = knownKeys(policySchema, []).filter((field) => fields.has(field))

  return Object.fromEntries(known.map((field) => [field, fields.get(field)]))
}

/** A policy as YAML, with a line above each block that says what it is for. Law: read ∘ write = id. */
export function writePolicy(policy: PolicyDraft): string {
  const doc = new Document(inOrder(policy), { ...yamlDialect, aliasDuplicateObjects: false })
  if (isMap(doc.contents)) addComments(doc.contents)

  return doc.toString({ lineWidth: 110 })
}

/** Dimensions as YAML, to be pasted under `dimensions:` of a policy. */
export const writeDimensions = (dimensions: readonly DimensionRule[]): string =>
  new Document(dimensions, { ...yamlDialect, aliasDuplicateObjects: false }).toString({ lineWidth: 110 })
