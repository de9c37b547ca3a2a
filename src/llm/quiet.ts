/** How a model is told not to think before it speaks: nobody waits that long, and its thoughts eat up its tokens. */
export type Quiet = Readonly<Record<string, unknown>>

const thinking: Quiet = { thinking: { type: 'disabled' } }
const enableThinking: Quiet = { enable_thinking: false }

/** By whose machine it is; each provider has a word of its own. */
const byHost: readonly (readonly [host: RegExp, quiet: Quiet])[] = [
  [/(?:^|\.)(?:deepseek\.com|bigmodel\.cn|z\.ai|volces\.com|moonshot\.(?:cn|ai))$/, thinking],
  [/(?:^|\.)(?:aliyuncs\.com|siliconflow\.(?:cn|com))$/, enableThinking],
]

/** OpenAI's word, which Ollama and vLLM know too; models that cannot be silent think little. */
const efforts: readonly Quiet[] = [{ reasoning_effort: 'none' }, { reasoning_effort: 'low' }]

/** What may be said to an endpoint, best first; the last, nothing at all, is taken by all. */
export const quietsOf = (hostname: string): readonly Quiet[] => {
  const own = byHost.find(([host]) => host.test(hostname))
  return [...(own ? [own[1]] : efforts), {}]
}
