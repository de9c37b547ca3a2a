import type { Installation, Installations } from '#src/ports/installations.ts'

/** The port in memory, for tests of a surface. */
export function memoryInstallations(): Installations {
  const rows = new Map<string, Installation>()

  return {
    of: async (_surface, team) => rows.get(team),
    list: async () => [...rows.values()],
    put: async (installation) => void rows.set(installation.team, installation),
    renew: async ({ team, secrets }, next) => {
      const standing = rows.get(team)
      if (standing?.secrets !== secrets) return false
      rows.set(team, { ...standing, ...next })
      return true
    },
    remove: async (_surface, team) => void rows.delete(team),
  }
}
