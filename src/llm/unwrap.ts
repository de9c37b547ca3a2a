/** What models on one's own machine think aloud before they answer: `<think>…</think>`. */
const thought = /^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i

/** A fence of Markdown around the whole of it. */
const fence = /^```(?:json)?\s*\n?([\s\S]*?)\n?```$/i

/** The answer itself, out of what an endpoint that is not held to JSON wraps it in. */
export function unwrap(text: string): string {
  const answer = text.replace(thought, '').trim()
  return fence.exec(answer)?.[1]?.trim() ?? answer
}
