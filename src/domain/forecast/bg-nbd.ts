import { betaGeometric } from './beta-geometric.ts'

/**
 * BG/NBD: Fader, Hardie & Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2). A customer
 * without a repeat purchase cannot have dropped out, so its P(alive) is 1: never a churn score.
 */
export const bgNbd = betaGeometric('BG/NBD', 0)
