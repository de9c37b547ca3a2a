import { auc } from './auc.ts'
import { plainClass, type WordPlace, wordPlace } from './class-words.ts'
import { midranks } from './ranked-order.ts'
import { medianOf } from './select.ts'

/** One of the company's own classes, as a tier of ours. */
type MappedClass = {
  /** Its commonest spelling. */
  readonly name: string
  /** All spellings; more than one is a duplicate to be merged. */
  readonly spellings: readonly string[]
  readonly customers: number
  /** Median share of the base that its members are ahead of, by the score of the split day. */
  readonly typicalRank: number
  readonly step: number
  readonly by: 'word' | 'value'
  /** A class that stands below it is typically worth more: the word promises what the members do not hold. */
  readonly outOfOrder: boolean
}

export type ClassMap = {
  /** Best first. */
  readonly classes: readonly MappedClass[]
  /** Step by customer, −1 without a class. */
  readonly steps: Int8Array
  /** Neighbours whose members cannot be told apart by value: two names for one thing. */
  readonly sameValue: readonly { readonly upper: string; readonly lower: string; readonly chance: number }[]
}

export type ClassMapInput = {
  /** By customer of the history; absent: it has none. */
  readonly names: readonly (string | undefined)[]
  /** Our scores of the split day, in the same order. */
  readonly scores: Float64Array
  /** Of the tiers, best first. */
  readonly shares: readonly number[]
}

type Found = {
  readonly plain: string
  readonly spellings: Map<string, number>
  readonly members: number[]
  readonly word: WordPlace | undefined
}
type Ranked = Found & { readonly typicalRank: number }

/** A chance this near to a coin's is no order. */
const coin = 0.05
const fewestToCompare = 30

function found(names: ClassMapInput['names'], tiers: number): Found[] {
  const classes = new Map<string, Found>()
  for (const [i, name] of names.entries()) {
    if (name === undefined) continue
    const plain = plainClass(name)
    const known = classes.get(plain) ?? {
      plain,
      spellings: new Map<string, number>(),
      members: [] as number[],
      word: wordPlace(plain, tiers),
    }
    known.members.push(i)
    known.spellings.set(name, (known.spellings.get(name) ?? 0) + 1)
    classes.set(plain, known)
  }
  return [...classes.values()]
}

const byValue = (a: Ranked, b: Ranked): number => b.typicalRank - a.typicalRank

/** By word where every class has one of its own, by typical value otherwise. */
function inOrder(classes: readonly Ranked[]): Ranked[] {
  const wordPlaces = new Set(classes.map(({ word }) => word?.place))
  const allKnown = !wordPlaces.has(undefined) && wordPlaces.size === classes.length
  return [...classes].sort((a, b) => (allKnown ? (a.word?.place ?? 0) - (b.word?.place ?? 0) : byValue(a, b)))
}

/** The tier in whose share of the base a rank falls. */
function stepOfRank(rank: number, shares: readonly number[]): number {
  let above = 0
  for (const [step, share] of shares.entries()) {
    above += share
    if (1 - rank <= above) return step
  }
  return shares.length - 1
}

/** As many classes as tiers: one each, in order. Otherwise by the word, and by typical value without one. */
function placed(ordered: readonly Ranked[], shares: readonly number[]) {
  const known = ordered.every(({ word }) => word !== undefined)
  return ordered.map((one, at) => {
    if (ordered.length === shares.length)
      return { ...one, step: at, by: known ? ('word' as const) : ('value' as const) }
    return one.word
      ? { ...one, step: one.word.step, by: 'word' as const }
      : { ...one, step: stepOfRank(one.typicalRank, shares), by: 'value' as const }
  })
}

const commonest = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''

/** The chance that a member of the upper class outscores one of the lower. */
function chanceOf(upper: readonly number[], lower: readonly number[], scores: Float64Array): number {
  const both = [...upper, ...lower]
  const isUpper = both.map((_, i) => (i < upper.length ? 1 : 0))
  return auc(
    Float64Array.from(both, (i) => scores[i] ?? 0),
    isUpper,
  )
}

/** The company's classes as tiers of ours: by known words (VIP, 重点, 普通, 一般 …) or by what they were worth. */
export function mapClasses({ names, scores, shares }: ClassMapInput): ClassMap {
  const ranks = midranks(scores).map((rank) => (rank - 0.5) / scores.length)
  const ranked = found(names, shares.length).map((one) => ({
    ...one,
    typicalRank: medianOf(Float64Array.from(one.members, (i) => ranks[i] ?? 0)),
  }))
  const ordered = placed(inOrder(ranked), shares).sort((a, b) => a.step - b.step)
  const steps = new Int8Array(names.length).fill(-1)
  for (const { members, step } of ordered) for (const i of members) steps[i] = step
  const pairs = ordered.slice(1).map((lower, i) => ({ upper: ordered[i] ?? lower, lower }))

  return {
    steps,
    classes: ordered.map(({ spellings, members, typicalRank, step, by }) => ({
      name: commonest(spellings),
      spellings: [...spellings.keys()],
      customers: members.length,
      typicalRank,
      step,
      by,
      outOfOrder: ordered.some((other) => other.step > step && other.typicalRank > typicalRank),
    })),
    sameValue: pairs
      .filter(({ upper, lower }) => Math.min(upper.members.length, lower.members.length) >= fewestToCompare)
      .map(({ upper, lower }) => ({
        upper: commonest(upper.spellings),
        lower: commonest(lower.spellings),
        chance: chanceOf(upper.members, lower.members, scores),
      }))
      .filter(({ chance }) => Math.abs(chance - 0.5) <= coin),
  }
}
