import type { Messages, StoredMessage } from '#src/ports/messages.ts'

/** Messages in an array: what a store does, without one. */
export function memoryMessages(): Messages {
  const stored = new Map<string, StoredMessage>()
  const of = (surface: string, userId: string) =>
    [...stored.values()]
      .filter((message) => message.surface === surface && message.userId === userId)
      .sort((a, b) => a.at.getTime() - b.at.getTime())

  return {
    async put(message) {
      if (stored.has(message._id)) return false
      stored.set(message._id, message)
      return true
    },
    async replace(id, card, at) {
      const standing = stored.get(id)
      if (standing) stored.set(id, { ...standing, card, changedAt: at })
    },
    async changed(surface, userId, after, limit) {
      return of(surface, userId)
        .filter(({ changedAt }) => changedAt !== undefined && changedAt > after)
        .slice(0, limit)
    },
    async since(surface, userId, after, limit) {
      return of(surface, userId)
        .filter((message) => message.at > after)
        .slice(0, limit)
    },
    async latest(surface, userId, limit) {
      return of(surface, userId).slice(-limit)
    },
    async clear() {
      const { size } = stored
      stored.clear()
      return size
    },
  }
}
