import { createHmac } from 'node:crypto'

export const signingSecret = 'a signing secret'

/** A request as Slack signs it, over its raw body. */
export const signed = (
  body: string,
  {
    seconds = Math.floor(Date.now() / 1_000),
    secret = signingSecret,
    type = 'application/x-www-form-urlencoded',
  } = {},
) => ({
  method: 'POST',
  body,
  headers: {
    'content-type': type,
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
  },
})

/** The same for what Slack sends as JSON. */
export const signedJson = (
  body: unknown,
  given: { readonly seconds?: number; readonly secret?: string } = {},
) => signed(JSON.stringify(body), { ...given, type: 'application/json' })

/** An event in its envelope. */
export const anEvent = (event: object, given: object = {}) => ({
  type: 'event_callback',
  event_id: 'Ev0001',
  event_time: 1_700_000_000,
  team_id: 'T1',
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
  event,
  ...given,
})
