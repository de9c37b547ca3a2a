import type { Members } from '#src/ports/members.ts'

/** Everybody that any surface tells of; undefined where none does. */
export function allMembers(surfaces: readonly Members[]): Members | undefined {
  const [first, ...others] = surfaces
  if (!first || others.length === 0) return first

  return {
    async member(identity) {
      for (const members of surfaces) {
        const member = await members.member(identity)
        if (member) return member
      }
      return undefined
    },
    async hasEmail(identity, email) {
      for (const members of surfaces) if (await members.hasEmail?.(identity, email)) return true
      return false
    },
  }
}
