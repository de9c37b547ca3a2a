/** A callback that is not taken: no work is done for it. */
export class Refused extends Error {
  readonly status: number

  constructor(status: 400 | 403 | 408 | 413, why: string) {
    super(why)
    this.name = 'Refused'
    this.status = status
  }
}
