/** What the app asks a workspace for, and why; the manifest asks for the same (docs/slack-manifest.yaml). */
export const botScopes = [
  'commands',
  'chat:write',
  'im:write',
  'users:read',
  'users:read.email',
  'files:write',
  'app_mentions:read',
  'im:history',
  'channels:read',
  'groups:read',
  'im:read',
  'mpim:read',
  'links:read',
  'links:write',
] as const

/** Which of them a token does not have. */
export const missingScopes = (given: readonly string[]): readonly string[] =>
  botScopes.filter((scope) => !given.includes(scope))
