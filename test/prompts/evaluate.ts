import { assist } from '#src/assist/assist.ts'
import { openModel } from '#src/llm/open-model.ts'
import type { Model } from '#src/ports/model.ts'
import { type FakeLlm, openFakeLlm } from '../helpers/fake-llm/index.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aHouse, theAsker, theCustomers } from './a-house.ts'
import { adversaries } from './adversaries.ts'
import { attempt } from './attempt.ts'
import type { Injection } from './injections.ts'
import type { Answerer, GoldenCase, Verdict } from './verdict.ts'

/** Without a model: each prompt's own rules. */
export const byRules: Answerer = async (prompt, input) => ({ output: prompt.fallback(input), by: 'rules' })

/** Through the whole pipeline: names covered, the answer held to what was given, mended once, or given up. */
export const byModel =
  (model: Model): Answerer =>
  (prompt, input) =>
    assist(aHouse(model), prompt, input, { asker: theAsker(prompt.locale(input)), about: theCustomers })

/** A case and what came of it. */
export type Judged = { readonly golden: GoldenCase; readonly verdict: Verdict }

/** One case after the other: endpoints count how many are asked at once. */
export async function judged(cases: readonly GoldenCase[], answer: Answerer): Promise<readonly Judged[]> {
  const all: Judged[] = []
  for (const golden of cases) all.push({ golden, verdict: await golden.judge(answer) })
  return all
}

/** What got through of an attempt, by who answered. */
export type Attempted = { readonly injection: Injection; readonly broken: readonly string[] }

/** The fake endpoint, asked through the same adapter as a real one. */
const modelOf = ({ baseUrl, apiKey, model }: FakeLlm): Model =>
  openModel({ baseUrl, apiKey, model, log: recordingLogger(), opensAfter: 1_000 })

/** Each attempt on the rules, on models that give in, and on the configured model where there is one. */
export async function attempted(
  injections: readonly Injection[],
  real?: Model,
): Promise<readonly Attempted[]> {
  const fake = await openFakeLlm()
  try {
    const model = modelOf(fake)
    const all: Attempted[] = []
    for (const injection of injections) {
      const broken = await throughFakes(fake, byModel(model), injection)
      const rules = await attempt(injection, byRules)
      const own = real ? await attempt(injection, byModel(real)) : []
      all.push({ injection, broken: [...broken, ...tagged('rules', rules), ...tagged('model', own)] })
    }
    return all
  } finally {
    await fake.close()
  }
}

async function throughFakes(
  fake: FakeLlm,
  answer: Answerer,
  injection: Injection,
): Promise<readonly string[]> {
  const broken: string[] = []
  for (const [name, script] of Object.entries(adversaries(injection))) {
    fake.always(script)
    broken.push(...tagged(name, await attempt(injection, answer)))
  }
  return broken
}

const tagged = (who: string, broken: readonly string[]): readonly string[] =>
  broken.map((each) => `${who}: ${each}`)
