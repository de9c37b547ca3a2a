type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Only the fields that have a value: an absent field and one that is `undefined` are two things to a store. */
export function present<T extends object>(fields: T): Present<T> {
  const kept: Partial<T> = {}
  for (const name in fields) {
    if (fields[name] !== undefined) kept[name] = fields[name]
  }
  return kept as Present<T>
}
