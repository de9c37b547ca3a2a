/** Where a minimum was found; `converged` is false where the steps ran out first. */
export type Minimum = {
  readonly point: readonly number[]
  readonly value: number
  readonly converged: boolean
}

type Objective = (point: readonly number[]) => number
type Vertex = { readonly point: readonly number[]; readonly value: number }
type Simplex = readonly [best: Vertex, ...Vertex[]]

const maxSteps = 1_000
const maxRestarts = 5
/** Both must hold: the simplex is this small, and its values lie this close together. */
const pointTolerance = 1e-5
const valueTolerance = 1e-7

const sorted = (vertices: readonly Vertex[]): Simplex =>
  vertices.toSorted((a, b) => a.value - b.value) as unknown as Simplex

/** One step of the downhill simplex: reflect 1, expand 2, contract ½, shrink ½. */
function nextSimplex(f: Objective, simplex: Simplex): Simplex {
  const [best] = simplex
  const rest = simplex.slice(0, -1)
  const worst = simplex.at(-1) ?? best
  const centre = best.point.map(
    (_, axis) => rest.reduce((sum, { point }) => sum + (point[axis] ?? 0), 0) / rest.length,
  )
  const between = (from: readonly number[], to: readonly number[], share: number): Vertex => {
    const point = from.map((value, axis) => value + share * ((to[axis] ?? 0) - value))
    return { point, value: f(point) }
  }
  const replacedBy = (vertex: Vertex) => sorted([...rest, vertex])

  const reflected = between(centre, worst.point, -1)
  if (reflected.value < best.value) {
    const expanded = between(centre, worst.point, -2)
    return replacedBy(expanded.value < reflected.value ? expanded : reflected)
  }
  if (reflected.value < (rest.at(-1) ?? best).value) return replacedBy(reflected)

  const contracted = between(centre, worst.point, reflected.value < worst.value ? -0.5 : 0.5)
  if (contracted.value < Math.min(reflected.value, worst.value)) return replacedBy(contracted)

  return sorted(simplex.map((vertex) => (vertex === best ? best : between(best.point, vertex.point, 0.5))))
}

const isSmall = (simplex: Simplex): boolean =>
  simplex.every(
    ({ point, value }) =>
      value - simplex[0].value <= valueTolerance &&
      point.every((at, axis) => Math.abs(at - (simplex[0].point[axis] ?? 0)) <= pointTolerance),
  )

function descend(f: Objective, start: readonly number[], edge: number): Minimum {
  const corners = start.map((_, corner) => start.map((at, axis) => (axis === corner ? at + edge : at)))
  let simplex = sorted([start, ...corners].map((point) => ({ point, value: f(point) })))
  for (let step = 0; step < maxSteps && !isSmall(simplex); step++) simplex = nextSimplex(f, simplex)

  return { ...simplex[0], converged: isSmall(simplex) && Number.isFinite(simplex[0].value) }
}

/**
 * The minimum of a smooth function by the simplex of Nelder & Mead (1965, The Computer Journal 7), started again
 * from where it came to rest until that gains nothing more: a collapsed simplex can rest where there is no minimum.
 */
export function minimise(f: Objective, start: readonly number[]): Minimum {
  let found = descend(f, start, 0.5)
  for (let restart = 0; restart < maxRestarts; restart++) {
    const again = descend(f, found.point, 0.1)
    const gain = found.value - again.value
    if (!(gain > 0)) return found.converged ? found : again
    found = again
    if (found.converged && gain <= valueTolerance * 10) break
  }

  return found
}
