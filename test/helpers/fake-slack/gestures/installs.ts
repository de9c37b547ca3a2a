import type { Hands } from './hands.ts'

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/**
 * Opens the app's install page, presses its button where it has one, presses Allow at Slack and follows it back, with
 * the app's cookies as a browser keeps them. Answers the app's last page.
 */
export async function installs({ world, person }: Hands, installUrl: string): Promise<Response> {
  const first = await fetch(installUrl, { redirect: 'manual' })
  const cookie = cookiesOf(first)
  const button = /href="([^"]+\/oauth\/v2\/authorize[^"]*)"/.exec(await first.text())?.[1]
  const authorize = first.headers.get('location') ?? button?.replaceAll('&amp;', '&')
  if (!authorize?.startsWith(world.baseUrl())) throw new Error(`${installUrl} does not lead to this Slack`)

  const allowed = await fetch(authorize, { redirect: 'manual', headers: { 'x-fake-user': person.id } })
  const back = allowed.headers.get('location')
  if (!back) throw new Error(`Slack refuses to install: ${await allowed.text()}`)
  return await fetch(back, { redirect: 'manual', headers: { cookie } })
}
