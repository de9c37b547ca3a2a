/** Called with `port.method` and what it was called with. */
export type Hook = (call: string, args: readonly unknown[]) => void | Promise<void>

/** What answers at once: walks, readers, the clock and the log. */
const immediate = new Set(['ranked', 'visibleTo', 'now', 'debug', 'info', 'warn', 'error'])

type Method = (...args: readonly unknown[]) => Promise<unknown>

const hookPort = (port: string, methods: object, { before, after }: Hooks) =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => {
      if (typeof method !== 'function' || immediate.has(name)) return [name, method]
      const hooked: Method = async (...args) => {
        await before?.(`${port}.${name}`, args)
        const result = await (method as Method)(...args)
        await after?.(`${port}.${name}`, args)
        return result
      }
      return [name, hooked]
    }),
  )

type Hooks = { readonly before?: Hook; readonly after?: Hook }

/** The same ports over the same store, with something happening before or after each call. */
export const hookedPorts = <Deps extends object>(deps: Deps, hooks: Hooks): Deps =>
  Object.fromEntries(
    Object.entries(deps).map(([port, methods]) => {
      const isPort = typeof methods === 'object' && methods !== null && !Array.isArray(methods)
      return [port, isPort ? hookPort(port, methods, hooks) : methods]
    }),
  ) as Deps

/** The same ports, and the calls that were made on them. */
export function countedPorts<Deps extends object>(deps: Deps) {
  const calls: { readonly call: string; readonly args: readonly unknown[] }[] = []
  const counted = hookedPorts(deps, { before: (call, args) => void calls.push({ call, args }) })

  return { deps: counted, calls, of: (call: string) => calls.filter((made) => made.call === call) }
}

/** The same ports; the first call of `at` is made, and then whoever made it is dead: so is every later call. */
export function killedAfter<Deps extends object>(
  deps: Deps,
  at: (call: string, args: readonly unknown[]) => boolean | Promise<boolean>,
) {
  let dead = false
  return hookedPorts(deps, {
    before: () => {
      if (dead) throw new Error('killed')
    },
    after: async (call, args) => {
      if (!(await at(call, args))) return
      dead = true
      throw new Error(`killed after ${call}`)
    },
  })
}
