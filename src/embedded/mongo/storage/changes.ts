import type { Collection } from './collection.ts'

/** What one command changed, in order, for the disk. */
export type Change =
  | { readonly kind: 'put'; readonly collection: number; readonly id: number; readonly body: Uint8Array }
  | { readonly kind: 'remove'; readonly collection: number; readonly id: number }
  | { readonly kind: 'define'; readonly collection: Collection }
  | { readonly kind: 'drop'; readonly collection: number }

/** Takes changes as they are made; the engine writes them in one transaction when the command ends. */
export type Journal = {
  /** False where nothing outlives the process: a change needs no bytes then. */
  readonly keeps: boolean
  readonly push: (change: Change) => void
}
