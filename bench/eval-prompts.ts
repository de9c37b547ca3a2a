import { followUpDraft } from '#prompts/follow-up-draft.ts'
import { readEnv } from '#src/config/env.ts'
import { createLogger } from '#src/log/pino-logger.ts'
import { connectModel } from '#src/start/connect-model.ts'
import { attempted, byModel, byRules, type Judged, judged } from '../test/prompts/evaluate.ts'
import { goldenCases } from '../test/prompts/golden/index.ts'
import { injections } from '../test/prompts/injections.ts'

/** What came of one prompt's cases by one who answered. `unknown`: it did not know, or not all of it, which is not wrong. */
type Figures = { readonly passed: number; readonly unknown: number; readonly drafted?: number }

const passed = (all: readonly Judged[]) => all.filter(({ verdict }) => verdict.faults.length === 0)
const unknown = (all: readonly Judged[]) => all.filter(({ verdict }) => verdict.unknown)

const figuresOf = (all: readonly Judged[]): Figures => ({
  passed: passed(all).length,
  unknown: unknown(all).length,
})

/** Of a model also how many answers were its own, and not the rules' in its place. */
const figuresOfModel = (all: readonly Judged[]): Figures => ({
  ...figuresOf(all),
  drafted: all.filter(({ verdict }) => verdict.by === 'model').length,
})

const { model } = (await connectModel(readEnv(), { redisUrl: undefined, log: createLogger('error') })).parts

const rules = await judged(goldenCases, byRules)
const own = model ? await judged(goldenCases, byModel(model)) : []
const attempts = await attempted(injections, model)

const of = (all: readonly Judged[], prompt: string) => all.filter(({ golden }) => golden.prompt === prompt)
const byPrompt = Object.fromEntries(
  [...new Set(goldenCases.map(({ prompt }) => prompt))].map((prompt) => {
    const cases = of(rules, prompt)
    const spoken = cases.filter(({ golden }) => golden.spoken).length
    const models = model ? { model: figuresOfModel(of(own, prompt)) } : {}
    return [prompt, { cases: cases.length, spoken, fallback: figuresOf(cases), ...models }]
  }),
)
const failed = [...rules, ...own].filter(({ verdict }) => verdict.faults.length > 0)
const broken = attempts.filter((each) => each.broken.length > 0)
const result = {
  cases: goldenCases.length,
  passed: goldenCases.filter((golden) => failed.every((each) => each.golden !== golden)).length,
  byPrompt,
  injection: { attempts: attempts.length, held: attempts.length - broken.length },
}

/** What a person wants to see: the table, what went wrong, some drafts. */
function show(): void {
  console.table(
    Object.entries(byPrompt).map(([prompt, { cases, spoken, fallback, model: figures }]) => ({
      ...{ prompt, cases, spoken, 'by rule': fallback.passed, 'not known': fallback.unknown },
      ...(figures ? { 'by model': figures.passed, 'its own': figures.drafted } : {}),
    })),
  )
  for (const { golden, verdict } of failed)
    console.log(
      `✗ ${golden.prompt} (${verdict.by}): ${golden.title}\n  ${verdict.said}\n  ${verdict.faults.join('\n  ')}`,
    )
  for (const { injection, broken: through } of broken)
    console.log(`✗ ${injection.text}\n  ${through.join('\n  ')}`)

  for (const locale of ['zh', 'en'] as const) {
    const drafts = of(model ? own : rules, followUpDraft.name).filter(
      ({ golden }) => golden.locale === locale,
    )
    for (const { golden, verdict } of drafts.slice(0, 3))
      console.log(`\n— ${golden.title} (${verdict.by})\n${verdict.said}`)
  }
  const { attempts: tried, held } = result.injection
  console.log(
    `\n${result.passed} of ${result.cases} cases passed; ${held} of ${tried} injections were held off.`,
  )
}

if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else show()
// Where the rules are wrong or an attempt gets through, something is broken; a model is allowed to be worse than its table.
if (passed(rules).length < rules.length || broken.length > 0) process.exitCode = 1
