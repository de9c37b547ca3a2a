import type { Problems } from '#src/ports/problems.ts'

const mostTries = 5

/** A problem that was reported by mistake: nobody waits for an answer any more. One that is answered stays so. */
export async function withdrawProblem(
  { problems }: { readonly problems: Problems },
  id: string,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const problem = await problems.get(id)
    if (problem?.state !== 'open') return
    if (await problems.change(id, problem.rev, { state: 'withdrawn' })) return
  }
}
