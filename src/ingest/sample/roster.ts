import { fixedOf } from './fixed.ts'
import { type Market, markets } from './markets.ts'
import { type Named, type NameMaker, nameMaker } from './names.ts'
import { type Random, randomOf, shuffled } from './random.ts'
import { repsOf } from './staff.ts'
import { headOffice, misspelt, subsidiary } from './variants.ts'

/** One customer or prospect as the company's records list it, before it does anything. */
export type Entry = {
  /** `c0001`, or the handle of one whose story is written out: `acme`. Stable whatever the end day. */
  readonly key: string
  readonly named: Named
  readonly market: Market
  readonly kind: 'customer' | 'prospect'
  /** User id of a rep. */
  readonly owner: string
  /** Key of the head office. */
  readonly parent?: string
  /** Key of the entry of which this one is another spelling. */
  readonly spellingOf?: string
}

type Draft = Omit<Entry, 'key' | 'owner' | 'market'> & { readonly key?: string; readonly owner?: string }

/** Per market: 400 customers, those with a story of their own among them, and 60 prospects. */
const customersPerMarket = 400
const prospectsPerMarket = 60
const groupSizes = [3, 3, 2]
const misspeltPerMarket = 4

/** All 2,300, the same for a seed whatever the end day. Names are all different, doubles spelt differently. */
export function rosterOf(seed: number): readonly Entry[] {
  const random = randomOf(seed, 'roster')
  const names = nameMaker(random)
  const drafts = markets.map((market) => ({ market, drafts: draftMarket(random, names, market) }))
  return drafts.flatMap(({ market, drafts: list }, index) => number(random, market, list, index))
}

/** Gives keys and owners: the reps of the market's team in turn, in a random order. */
function number(random: Random, market: Market, drafts: readonly Draft[], marketIndex: number): Entry[] {
  const reps = repsOf(market.code)
  const turns = shuffled(
    random,
    drafts.map((_, i) => reps[i % reps.length] ?? 'admin'),
  )
  const first = marketIndex * (customersPerMarket + prospectsPerMarket) + 1
  return drafts.map((draft, i) => ({
    owner: turns[i] ?? 'admin',
    ...draft,
    key: draft.key ?? `c${String(first + i).padStart(4, '0')}`,
    market,
  }))
}

function draftMarket(random: Random, names: NameMaker, market: Market): Draft[] {
  const fixed: Draft[] = fixedOf(market)
  for (const { named } of fixed) names.claim(named.name)
  const groups = groupSizes.flatMap((size, i) =>
    group(random, names, market, `${market.code}-group-${i}`, size),
  )
  const doubles = Array.from({ length: misspeltPerMarket }, (_, i) =>
    double(random, names, market, `${market.code}-double-${i}`),
  ).flat()
  const special = [...fixed, ...groups, ...doubles]
  const single = (kind: Entry['kind']): Draft => ({ kind, named: names.next(market) })
  return [
    ...special,
    ...Array.from({ length: customersPerMarket - special.length }, () => single('customer')),
    ...Array.from({ length: prospectsPerMarket }, () => single('prospect')),
  ]
}

/** The first made name that fits and is nobody else's yet. */
function claimed(names: NameMaker, make: () => Named): Named {
  for (;;) {
    const named = make()
    if (names.claim(named.name)) return named
  }
}

const companyOf = (names: NameMaker, market: Market): Named => {
  for (;;) {
    const named = names.next(market)
    if (named.form === 'company') return named
  }
}

function group(random: Random, names: NameMaker, market: Market, key: string, size: number): Draft[] {
  const head = claimed(names, () => headOffice(companyOf(names, market)))
  const child = (): Draft => ({
    kind: 'customer',
    named: claimed(names, () => subsidiary(random, head, market)),
    parent: key,
  })
  return [{ key, kind: 'customer', named: head }, ...Array.from({ length: size }, child)]
}

function double(random: Random, names: NameMaker, market: Market, key: string): Draft[] {
  const named = companyOf(names, market)
  return [
    { key, kind: 'customer', named },
    { kind: 'customer', named: claimed(names, () => misspelt(random, named)), spellingOf: key },
  ]
}
