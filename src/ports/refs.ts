/** Names of one customer in other systems: `_id` is `system|id`, unique everywhere. */
export type CustomerRefs = {
  /** Customer ids by `system|id`. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Claims keys for customers; a key that is taken keeps its customer. Answers who holds each key now. */
  claim(
    entries: readonly { readonly key: string; readonly customerId: string }[],
  ): Promise<ReadonlyMap<string, string>>
  /** Every `system|id` by which other systems, and people, name these customers. */
  ofCustomers(customerIds: readonly string[]): Promise<readonly string[]>
  removeSample(): Promise<number>
}
