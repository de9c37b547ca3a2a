type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Only the fields that have a value: an absent field and one that is `undefined` are two things to a store. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
