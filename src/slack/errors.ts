import { webApi } from '@slack/bolt'
import { AppError, type AppErrorFields } from '#src/domain/errors.ts'
import { neverLeft } from '#src/domain/never-left.ts'

const retried = { remedy: 'It is tried again by itself.', retryable: true } as const

/** What a failed call means here: by Slack's own codes (docs.slack.dev, methods). Unlisted ones are unknown errors. */
type Meaning = AppErrorFields

const away: Meaning = { code: 'slack-away', message: 'Slack does not answer just now.', ...retried }
const limited: Meaning = { code: 'slack-limited', message: 'Slack asks for a pause.', ...retried }

const tokenRefused: Meaning = {
  code: 'slack-token-refused',
  message: 'Slack no longer accepts the bot’s token.',
  remedy: 'Install the app again and set the new token as SLACK_BOT_TOKEN.',
  retryable: true,
  mend: { by: 'admin' },
}
const scopeMissing: Meaning = {
  code: 'slack-scope-missing',
  message: 'The Slack app lacks a scope.',
  remedy: 'Add the scope under OAuth & Permissions and install the app again.',
  retryable: true,
  mend: { by: 'admin' },
}
const messagesOff: Meaning = {
  code: 'slack-messages-off',
  message: 'The app’s Messages tab is off, so nobody can be written to.',
  remedy: 'Turn it on: App Home → Show Tabs → Messages Tab.',
  retryable: true,
  mend: { by: 'admin' },
}
const forbidden: Meaning = {
  code: 'slack-forbidden',
  message: 'A rule of the Slack workspace forbids it.',
  remedy: 'Ask a Slack admin to approve the app for this.',
  retryable: true,
  mend: { by: 'admin' },
}
/** Also what a channel is that is gone: Slack tells the two apart to nobody. The line to type goes into `mend`. */
export const notInvited = {
  code: 'slack-not-invited',
  message: 'The bot is not a member of that channel.',
  remedy: 'Invite it: type /invite and its name in the channel.',
  retryable: true,
  mend: { by: 'reader' },
} as const satisfies Meaning
const channelClosed: Meaning = {
  code: 'slack-channel-closed',
  message: 'The channel is archived, or only its admins may post there.',
  remedy: 'Order the digest into another channel.',
  mend: { by: 'reader' },
}
const userGone: Meaning = {
  code: 'slack-user-gone',
  message: 'Slack has no such active person any more.',
  remedy: 'Give their customers another owner, or correct the account: tierwise users list.',
}
const messageRefused: Meaning = {
  code: 'slack-message-refused',
  message: 'Slack refused the message as it is.',
  remedy: 'Report it with the code and the log’s line.',
}

const listed = (codes: string, meaning: Meaning): readonly (readonly [string, Meaning])[] =>
  codes.split(' ').map((code) => [code, meaning])

/** Transient, configuration (`mend`), permanent. What is of a channel alone stands in `ofChannels`. */
const meanings: ReadonlyMap<string, Meaning> = new Map([
  ...listed('service_unavailable request_timeout team_added_to_org accesslimited timeout', away),
  ...listed('ratelimited rate_limited message_limit_exceeded', limited),
  ...listed(
    'invalid_auth not_authed token_revoked token_expired account_inactive no_permission not_allowed_token_type app_uninstalled',
    tokenRefused,
  ),
  ...listed('missing_scope', scopeMissing),
  ...listed('messages_tab_disabled', messagesOff),
  ...listed(
    'access_denied ekm_access_denied enterprise_is_restricted org_login_required team_access_not_granted two_factor_setup_required restricted_action restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_locked as_user_not_supported team_not_found file_uploads_disabled file_uploads_except_images_disabled posting_to_dm_denied',
    forbidden,
  ),
  ...listed(
    'user_not_found users_not_found user_not_visible user_disabled cannot_dm_bot channel_not_found is_archived not_in_channel invalid_users user_not_in_channel',
    userGone,
  ),
  ...listed(
    'invalid_blocks invalid_blocks_format msg_too_long msg_blocks_too_long no_text too_many_attachments attachment_payload_limit_exceeded block_mismatch metadata_too_large metadata_must_be_sent_from_app invalid_metadata_format invalid_metadata_schema invalid_arguments invalid_arg_name invalid_form_data invalid_json invalid_post_type missing_post_type invalid_charset markdown_text_conflict slack_connect_file_link_sharing_blocked file_too_large posting_to_general_channel_denied length_required filename_required posting_too_many_files',
    messageRefused,
  ),
])

const ofChannels: ReadonlyMap<string, Meaning> = new Map([
  ...listed('channel_not_found not_in_channel user_not_in_channel', notInvited),
  ...listed(
    'is_archived is_inactive restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel posting_to_general_channel_denied mcp_blocked',
    channelClosed,
  ),
])

/** Where something was to be posted: a person, or a channel with what to type there for the bot to come in. */
export type Target = { readonly of: 'person' } | { readonly of: 'channel'; readonly invite: string }

/** Slack's own words for these two: "possible some aspect of the operation succeeded before the error was raised". */
const halfDone: ReadonlySet<string> = new Set(['fatal_error', 'internal_error'])

/** Whether Slack may have done what it was asked for all the same: cut off, too slow, or broken half-way. */
export function isUnsure(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRequestError) return !neverLeft(error.original)
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500
  return error instanceof webApi.WebAPIPlatformError && halfDone.has(error.data.error)
}

/** Slack's code of a refused call; undefined for what is no refusal. */
export const slackCode = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined

/**
 * What a failed call means for the message: an AppError, permanent, to be mended, or passing; what nobody knows stays as
 * it is.
 */
export function slackError(error: unknown, target: Target = { of: 'person' }): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new AppError({ ...limited, retryAfterMs: error.retryAfter * 1_000, cause: error })
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError)
    return new AppError({ ...away, cause: error })
  const code = slackCode(error)
  if (code === undefined) return error
  if (halfDone.has(code)) return new AppError({ ...away, cause: error })

  const meaning = (target.of === 'channel' ? ofChannels.get(code) : undefined) ?? meanings.get(code)
  return meaning ? new AppError({ ...meaning, ...withLine(meaning, error, target), cause: error }) : error
}

/** The exact line: the scope that is needed, or the invitation. */
function withLine({ mend }: Meaning, error: unknown, target: Target): Pick<AppErrorFields, 'mend'> {
  if (!mend) return {}
  if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'missing_scope')
    return { mend: { ...mend, line: String((error.data as { readonly needed?: unknown }).needed ?? '') } }
  return target.of === 'channel' && mend.by === 'reader'
    ? { mend: { ...mend, line: target.invite } }
    : { mend }
}
