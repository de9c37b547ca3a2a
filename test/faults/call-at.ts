import type { Hook } from '../helpers/hooked-ports.ts'

/** A call of a port, known by its name and by words that all stand in what it was called with. */
export type CallAt = { readonly call: string; readonly words: readonly string[] }

/** As it goes through a process's environment. */
export const callAtText = (at: CallAt): string => JSON.stringify(at)

/** A hook that ends this process as `kill -9` does, once that call has been made. */
export function killerAt(text: string | undefined): Hook {
  if (text === undefined) return () => undefined

  const { call, words } = JSON.parse(text) as CallAt
  return (made, args) => {
    const said = JSON.stringify(args)
    if (made === call && words.every((word) => said.includes(word))) process.kill(process.pid, 'SIGKILL')
  }
}
