import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { User } from '#src/domain/user.ts'
import type { LoadDeps } from '#src/ingest/sample/load-sample.ts'
import type { RemoveDeps } from '#src/ingest/sample/remove-sample.ts'
import type { SettingValues } from '#src/ports/settings.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'

type Deps = LoadDeps & RemoveDeps

/** The ports that a load and a removal use, over maps; `writesLeft` cuts the power after so many writes. */
export function memoryStore({ writesLeft = Number.POSITIVE_INFINITY, users = [] as readonly User[] } = {}) {
  let left = writesLeft
  const held = {
    customers: new Map<string, Customer>(),
    events: new Map<string, FactEvent>(),
    tierChanges: new Map<string, TierChange>(),
    refs: new Map<string, string>(),
    users: new Map(users.map((user) => [user._id, user])),
    settings: new Map<string, unknown>(),
  }
  /** One durable write, or none and an error. */
  const write = () => {
    if (left-- <= 0) throw new Error('power cut')
  }
  const insertNew = <T extends { readonly _id: string }>(into: Map<string, T>, rows: readonly T[]) => {
    write()
    const fresh = rows.filter(({ _id }) => !into.has(_id))
    for (const row of fresh) into.set(row._id, row)
    return new Set(fresh.map(({ _id }) => _id))
  }
  const isSample = (id: string) => held.customers.get(id)?.sample === true
  const removeFrom = <T>(from: Map<string, T>, matches: (value: T) => boolean) => {
    write()
    const keys = [...from].filter(([, value]) => matches(value)).map(([key]) => key)
    for (const key of keys) from.delete(key)
    return keys.length
  }
  const deps: Deps = {
    customers: {
      insertNew: async (rows) => insertNew(held.customers, rows).size,
      async markDirty(marks, token) {
        write()
        for (const { id, months } of marks) {
          const found = held.customers.get(id)
          if (found) held.customers.set(id, { ...found, dirty: { token, at: new Date(0), months } })
        }
      },
      isEmpty: async () => held.customers.size === 0,
      removeSample: async () => removeFrom(held.customers, ({ sample }) => sample === true),
    },
    digests: { clear: async () => 0 },
    reviews: { clear: async () => 0 },
    events: {
      insertNew: async (rows) => insertNew(held.events, rows),
      removeSample: async () => removeFrom(held.events, ({ customerId }) => isSample(customerId)),
    },
    refs: {
      async claim(entries) {
        write()
        for (const { key, customerId } of entries) if (!held.refs.has(key)) held.refs.set(key, customerId)
        return new Map(entries.map(({ key, customerId }) => [key, held.refs.get(key) ?? customerId]))
      },
      removeSample: async () => removeFrom(held.refs, isSample),
    },
    warnings: { removeSample: async () => 0 },
    reminders: { removeSample: async () => 0 },
    questions: { removeSample: async () => 0 },
    problems: { removeSample: async () => 0 },
    slots: { removeSample: async () => 0 },
    undos: { removeSample: async () => 0 },
    users: {
      byId: async (id) => held.users.get(id),
      list: async () => [...held.users.values()],
      async put(rows) {
        write()
        for (const user of rows) held.users.set(user._id, user)
      },
      removeSample: async () => removeFrom(held.users, ({ sample }) => sample === true),
    },
    settings: {
      get: async <Name extends keyof SettingValues>(name: Name) =>
        held.settings.get(name) as SettingValues[Name] | undefined,
      async set(name, value) {
        write()
        held.settings.set(name, value)
      },
      async remove(name) {
        write()
        held.settings.delete(name)
      },
    },
    outbox: { removeSample: async () => 0 },
    tierChanges: {
      async put(changes) {
        if (changes.length > 0) insertNew(held.tierChanges, changes)
      },
      removeSample: async () => removeFrom(held.tierChanges, ({ customerId }) => isSample(customerId)),
    },
    messages: { clear: async () => 0 },
    cuts: { clear: async () => undefined },
    forecasts: { clear: async () => undefined },
    clock: { now: () => new Date('2026-11-22T02:00:00Z') },
  }
  return {
    deps,
    held,
    /** Power is back, for as many writes as wanted. */
    restore: (writes = Number.POSITIVE_INFINITY) => {
      left = writes
    },
  }
}
