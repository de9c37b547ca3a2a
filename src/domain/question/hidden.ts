/**
 * How often a customer of whom nothing is seen has done something all the same, elsewhere or unrecorded: one in ten,
 * until it is known better. The order of the questions hardly depends on it.
 */
const hiddenShare = 0.1

/**
 * The chance that something has happened unseen, where nothing was seen: by Bayes, from the chance that a customer
 * like this one does nothing in such a time. Somebody who always buys and is silent has been missed; somebody who
 * seldom buys has not bought.
 */
export const unseenChance = (idleChance: number): number =>
  (hiddenShare * (1 - idleChance)) / (hiddenShare + (1 - hiddenShare) * idleChance)
