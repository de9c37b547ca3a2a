import { normaliseName } from '#src/domain/normalise-name.ts'
import { type Deck, deckOf } from './deck.ts'
import { type City, type Industry, industries, type Market } from './markets.ts'
import { pick, pickWeighted, type Random } from './random.ts'
import { familyNames, firstNames, placeHeads, placeTails } from './words-en.ts'
import { classicBrands, givenNames, poeticBrands, shopKinds, surnames } from './words-zh.ts'

/** A name with what it was made of, so that its branches and its misspellings can be made of the same. */
export type Named = {
  readonly name: string
  readonly aliases: readonly string[]
  readonly form: 'company' | 'shop' | 'person'
  readonly locale: 'zh' | 'en'
  /** The distinctive part: 青禾, Ashbrook; a person's or shop's whole name. */
  readonly brand: string
  /** What follows the distinctive part: 食品, Foods; empty for persons and shops. */
  readonly trade: string
  readonly city: City
  readonly industry: Industry
}

/** Deals names that are all different, evenly over the word lists. */
export type NameMaker = {
  next(market: Market): Named
  /** Takes a name made elsewhere; false where it is in use, in whatever spelling of case and punctuation. */
  claim(name: string): boolean
}

/** Compounds that are a university, or no name at all. */
const isPlaceName = (name: string) => !/^(Stanford|Wickwick|Walwick|Warwick|Fenwick)$/u.test(name)
const placeNames = placeHeads.flatMap((head) => placeTails.map((tail) => head + tail)).filter(isPlaceName)

const localSuffix: Readonly<Record<string, string>> = {
  Singapore: 'Pte Ltd',
  'Kuala Lumpur': 'Sdn Bhd',
  Sydney: 'Pty Ltd',
  Melbourne: 'Pty Ltd',
  Hamburg: 'GmbH',
  Rotterdam: 'B.V.',
  London: 'Ltd',
  Manchester: 'Ltd',
  Auckland: 'Ltd',
  Toronto: 'Inc.',
  Vancouver: 'Inc.',
  Seattle: 'LLC',
  Chicago: 'Inc.',
  Dubai: 'FZE',
}

type Decks = {
  readonly classic: Deck<string>
  readonly poetic: Deck<string>
  readonly place: Deck<string>
  readonly family: Deck<string>
}

/** @returns a maker whose names never collide. */
export function nameMaker(random: Random): NameMaker {
  const decks: Decks = {
    classic: deckOf(random, classicBrands),
    poetic: deckOf(random, poeticBrands),
    place: deckOf(random, placeNames),
    family: deckOf(random, familyNames),
  }
  const taken = new Set<string>()
  const claim = (name: string) => {
    const before = taken.size
    return taken.add(normaliseName(name)).size > before
  }
  const next = (market: Market) => {
    for (;;) {
      const named =
        random() < market.english ? english(random, decks, market) : chinese(random, decks, market)
      if (claim(named.name)) return named
    }
  }
  return { next, claim }
}

const industryOf = (random: Random): Industry =>
  pickWeighted(
    random,
    industries.map((industry) => [industry, industry.share] as const),
  )

function chinese(random: Random, decks: Decks, market: Market): Named {
  const roll = random()
  const city = pick(random, market.chineseCities ?? market.cities)
  if (roll < 0.045) return person(pick(random, surnames) + pick(random, givenNames), 'zh', city, random)
  if (roll < 0.085) return shop(random, city)
  const industry = industryOf(random)
  const brand = (industry.poetic && random() < 0.8 ? decks.poetic : decks.classic).deal()
  return zhCompany(random, { brand, city, industry, trade: pick(random, industry.zh) })
}

type Parts = Pick<Named, 'brand' | 'city' | 'industry' | 'trade'>

function zhCompany(random: Random, parts: Parts): Named {
  const { brand, trade, city } = parts
  const short = brand + trade
  const name = pickWeighted(random, [
    [`${city.zh}${short}有限公司`, 42],
    [`${city.zh}${short}`, 38],
    [`${short}（${city.zh}）有限公司`, 9],
    [short, 11],
  ])
  const aliases = name.endsWith('有限公司') && random() < 0.7 ? [short] : []
  return { ...parts, name, aliases, form: 'company', locale: 'zh' }
}

function shop(random: Random, city: City): Named {
  const industry = industries.find(({ label }) => label === '食品饮料') ?? industryOf(random)
  const name = `${city.zh}${pick(random, surnames)}记${pick(random, shopKinds)}`
  return { name, aliases: [], form: 'shop', locale: 'zh', brand: name, trade: '', city, industry }
}

function person(name: string, locale: 'zh' | 'en', city: City, random: Random): Named {
  const industry = industryOf(random)
  return { name, aliases: [], form: 'person', locale, brand: name, trade: '', city, industry }
}

function english(random: Random, decks: Decks, market: Market): Named {
  const roll = random()
  const city = pick(random, market.cities)
  if (roll < 0.09) return person(`${pick(random, firstNames)} ${decks.family.deal()}`, 'en', city, random)
  const industry = industryOf(random)
  const trade = pick(random, industry.en)
  if (roll < 0.24) {
    const brand = decks.family.deal()
    const both = pick(random, ['', '', ' & Sons', ' & Daughters', ' Brothers'])
    return enCompany(random, { brand: brand + both, trade, city, industry })
  }
  return enCompany(random, { brand: decks.place.deal(), trade, city, industry })
}

function enCompany(random: Random, parts: Parts): Named {
  const short = `${parts.brand} ${parts.trade}`
  const suffix = localSuffix[parts.city.en]
  const long = suffix ? `${short} ${suffix}` : `${short} (${parts.city.en}) Co., Ltd.`
  const name = random() < 0.5 ? short : long
  return { ...parts, name, aliases: [], form: 'company', locale: 'en' }
}
