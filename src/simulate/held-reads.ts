type Method = (...given: readonly unknown[]) => unknown

/** Questions that name a moment are new each time. */
const MOST_HELD = 1_000

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

/**
 * A port whose readings are held in memory until something else is asked of it: few people, one policy and one cut a day are
 * read at every press. For one process that is alone on its store.
 * @param reads methods that change nothing; any other is taken for a write.
 */
export function heldReads<Port extends object>(port: Port, reads: readonly (keyof Port & string)[]): Port {
  const answers = new Map<string, unknown>()
  const held =
    (name: string, run: Method): Method =>
    (...given) => {
      const asked = `${name} ${JSON.stringify(given)}`
      const known = answers.get(asked)
      if (known !== undefined) return known

      if (answers.size >= MOST_HELD) answers.clear()
      const answer = run(...given)
      answers.set(asked, answer)
      if (isPromise(answer)) answer.catch(() => answers.delete(asked))
      return answer
    }
  const forgetful =
    (run: Method): Method =>
    (...given) => {
      answers.clear()
      const answer = run(...given)
      return isPromise(answer) ? answer.finally(() => answers.clear()) : answer
    }
  const names: readonly string[] = reads
  const methods = Object.entries(port).map(([name, run]) => [
    name,
    names.includes(name) ? held(name, run as Method) : forgetful(run as Method),
  ])

  return Object.fromEntries(methods) as Port
}
