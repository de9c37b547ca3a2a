/** Random ids, as a port so that tests and simulations can fix them. */
export type Ids = { next(): string }
