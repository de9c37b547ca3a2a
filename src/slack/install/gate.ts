import type { Clock } from '#src/ports/clock.ts'

/** Which workspaces are served. */
export type Gate = {
  admits(team: string | undefined): Promise<boolean>
  /** Tells whoever has to know, once an hour for one workspace. */
  refuse(team: string | undefined): void
}

export type GateOptions = {
  /** Undefined: not known yet, which keeps nobody out, since whose request it is was signed. */
  allowed(): Promise<readonly string[] | undefined>
  report(team: string): Promise<void>
  readonly clock: Clock
}

const freshMs = 15_000
const reportEveryMs = 60 * 60_000

/** The allow-list, read a few times a minute at most: a command waits for no database. */
export function createGate({ allowed, report, clock }: GateOptions): Gate {
  let known: { readonly teams: readonly string[] | undefined; readonly atMs: number } | undefined
  const reported = new Map<string, number>()
  const teams = async (now: number) => {
    if (known?.teams === undefined || now - known.atMs > freshMs)
      known = { teams: await allowed(), atMs: now }
    return known.teams
  }

  return {
    async admits(team) {
      const list = await teams(clock.now().getTime())
      return list === undefined || (team !== undefined && list.includes(team))
    },
    refuse(team = 'unknown') {
      const now = clock.now().getTime()
      if (now - (reported.get(team) ?? Number.NEGATIVE_INFINITY) < reportEveryMs) return

      reported.set(team, now)
      void report(team)
    },
  }
}
