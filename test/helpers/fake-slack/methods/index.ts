import type { Method } from '../call.ts'
import { auth } from './auth.ts'
import { chat } from './chat.ts'

/** Every method that there is; any other is `unknown_method`. */
export const methods: Readonly<Record<string, Method>> = { ...auth, ...chat }
