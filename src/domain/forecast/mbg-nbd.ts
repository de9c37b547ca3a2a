import { betaGeometric } from './beta-geometric.ts'

/**
 * MBG/NBD: Batislam, Denizel & Filiztekin (2007), Empirical validation and comparison of models for customer base
 * analysis, International Journal of Research in Marketing 24(3). The first purchase can be the last one too, so its
 * P(alive) is the one that may be put into words.
 */
export const mbgNbd = betaGeometric('MBG/NBD', 1)
