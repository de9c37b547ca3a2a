import { blockProblems, viewProblems } from '../blocks/problems.ts'
import { type Method, refuse } from '../call.ts'
import { isJson } from '../json.ts'

/** What of the arguments is looked at, in which words it is refused, and by which rules. */
const rules: Readonly<
  Record<string, readonly [error: string, problems: (given: unknown) => readonly string[]]>
> = {
  blocks: ['invalid_blocks', blockProblems],
  message: ['invalid_message', (given) => blockProblems(isJson(given) ? (given['blocks'] ?? []) : given)],
  view: ['invalid_view', (given) => viewProblems(isJson(given) ? given : {})],
}

const validate: Method = {
  token: 'any',
  run({ args }) {
    const [name = '', ...others] = Object.keys(rules).filter((key) => args[key] !== undefined)
    const rule = rules[name]
    if (!rule || others.length > 0)
      return refuse('invalid_arguments', ['exactly one of blocks, message or view'])
    const problems = rule[1](args[name])
    return problems.length > 0 ? refuse(rule[0], problems) : {}
  },
}

/** `blocks.*` */
export const blocks: Readonly<Record<string, Method>> = { 'blocks.validate': validate }
