/** Waits for `work` no longer than `ms`: true where it has ended by then, whatever its end. */
export const within = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const ended = work.then(
    () => true,
    () => true,
  )

  return Promise.race([ended, late]).finally(() => clearTimeout(timer))
}
