import type { Method } from '../call.ts'
import { apps } from './apps.ts'
import { auth } from './auth.ts'
import { blocks } from './blocks.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import { oauth } from './oauth.ts'
import { users } from './users.ts'
import { views } from './views.ts'

/** Every method that there is; any other is `unknown_method`. */
export const methods: Readonly<Record<string, Method>> = {
  ...apps,
  ...auth,
  ...blocks,
  ...chat,
  ...conversations,
  ...files,
  ...oauth,
  ...users,
  ...views,
}
