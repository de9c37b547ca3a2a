import type { Season } from './calendar.ts'

/** How a kind of customer lives. Times are in business days before the end day, amounts in yuan. */
export type Story = {
  readonly name: string
  /** Share of the customers. */
  readonly share: number
  /** When it first ordered, between these; beyond the window it was there before. */
  readonly first: readonly [number, number]
  /** When it stopped ordering, between these; absent: it has not. */
  readonly last?: readonly [number, number]
  /** Median days between orders over the customers, and how much they differ (standard deviation of the log). */
  readonly gap: number
  readonly gapSigma: number
  /** Regularity: gamma shape of the gaps, 1 is chance, 4 is a clockwork. */
  readonly regularity: number
  readonly ticket: number
  readonly ticketSigma: number
  /** Growth of the order amount per year, as a logarithm. */
  readonly growth: number
  readonly mostOrders: number
  /** Days between our touches, and how often one is answered. */
  readonly touchGap: number
  readonly answers: number
  /** Mean rating, 1 to 5. */
  readonly content: number
  readonly season: Season
}

const usual: Omit<Story, 'name' | 'share' | 'first'> = {
  gap: 60,
  gapSigma: 0.5,
  regularity: 3,
  ticket: 3600,
  ticketSigma: 1.0,
  growth: 0,
  mostOrders: 60,
  touchGap: 120,
  answers: 0.6,
  content: 4.2,
  season: 'usual',
}

/** The kinds of customers, the shares being of all 2,000. */
export const stories: readonly Story[] = [
  { ...usual, name: 'regular', share: 0.338, first: [200, 900] },
  {
    ...usual,
    name: 'key account',
    share: 0.025,
    first: [400, 900],
    gap: 21,
    gapSigma: 0.3,
    regularity: 4,
    ticket: 12_000,
    ticketSigma: 0.6,
    growth: 0.05,
    touchGap: 28,
    answers: 0.8,
  },
  {
    ...usual,
    name: 'growing',
    share: 0.07,
    first: [150, 500],
    gap: 42,
    ticket: 900,
    ticketSigma: 0.6,
    growth: 1.3,
    touchGap: 90,
    answers: 0.75,
    content: 4.4,
  },
  {
    ...usual,
    name: 'slipping',
    share: 0.08,
    first: [300, 900],
    last: [55, 88],
    gap: 32,
    gapSigma: 0.3,
    ticket: 4200,
    touchGap: 90,
    answers: 0.25,
    content: 3.5,
  },
  {
    ...usual,
    name: 'dormant',
    share: 0.14,
    first: [250, 900],
    last: [110, 560],
    touchGap: 150,
    answers: 0.12,
    content: 3.8,
  },
  { ...usual, name: 'new', share: 0.055, first: [4, 58], gap: 30, touchGap: 20, answers: 0.7 },
  { ...usual, name: 'gift season', share: 0.05, first: [300, 900], gap: 40, ticket: 6500, season: 'gift' },
  { ...usual, name: 'summer season', share: 0.025, first: [300, 900], gap: 40, season: 'summer' },
  {
    ...usual,
    name: 'once',
    share: 0.195,
    first: [30, 720],
    mostOrders: 1,
    ticket: 2200,
    touchGap: 190,
    answers: 0.2,
    content: 3.9,
  },
  {
    ...usual,
    name: 'once, big',
    share: 0.022,
    first: [25, 420],
    mostOrders: 1,
    ticket: 120_000,
    ticketSigma: 0.5,
    touchGap: 40,
    answers: 0.4,
  },
]

/** Those who have not bought: some ask and answer, some were only written down. */
export const prospectStories: readonly Story[] = [
  {
    ...usual,
    name: 'warm prospect',
    share: 0.35,
    first: [5, 150],
    mostOrders: 0,
    touchGap: 18,
    answers: 0.6,
  },
  { ...usual, name: 'prospect', share: 0.4, first: [20, 260], mostOrders: 0, touchGap: 45, answers: 0.3 },
  {
    ...usual,
    name: 'cold prospect',
    share: 0.25,
    first: [60, 330],
    mostOrders: 0,
    touchGap: 130,
    answers: 0.05,
  },
]
