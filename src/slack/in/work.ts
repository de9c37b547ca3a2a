/** Work that goes on after an acknowledgement, and its end. */
export function openWork(): { track(work: Promise<void>): void; ended(): Promise<void> } {
  const working = new Set<Promise<void>>()

  return {
    track(work) {
      working.add(work)
      void work.finally(() => working.delete(work))
    },
    async ended() {
      await Promise.all(working)
    },
  }
}
