/** The clock is a port: tests, `--at` and simulations set it. */
export type Clock = { now(): Date }
