import type { World } from '../call.ts'

/** What stands in the browser in the end. */
type Opened = {
  readonly status: number
  /** Where it has ended; the page's own words where WeCom refuses. */
  readonly address: string
  readonly body: string
  readonly headers: Headers
}

/** The browser inside WeCom, of one member: it keeps cookies, and WeCom tells pages who it is. */
export type Browser = {
  opens(url: string): Promise<Opened>
  readonly cookies: Map<string, string>
}

const signInPage = 'https://open.weixin.qq.com/connect/oauth2/authorize'
const mostHops = 5

/** The sign-in page (document/path/91022): a code for whoever opens it, or WeCom's refusal. */
function signIn(world: World, url: URL, codeOf: () => string): URL | string {
  const asked = url.searchParams
  const to = asked.get('redirect_uri') ?? ''
  const state = asked.get('state') ?? ''
  if (asked.get('appid') !== world.app.corpId) return 'appid 参数错误'
  if (asked.get('response_type') !== 'code' || asked.get('scope') !== 'snsapi_base') return 'scope 参数错误'
  if (url.hash !== '#wechat_redirect') return '请在企业微信客户端打开链接'
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) return 'state 参数错误'
  const trusted = world.app.trustedHost
  if (!URL.canParse(to) || (trusted !== undefined && new URL(to).host !== trusted))
    return 'redirect_uri 与配置的授权完成回调域名不一致'

  const back = new URL(to)
  back.searchParams.set('code', codeOf())
  back.searchParams.set('state', state)
  return back
}

/** Keeps what a page sets, whatever its path. */
function keep(cookies: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/** @param codeOf makes a member's code, as `signsIn` does */
export function browserOf(world: World, codeOf: () => string): Browser {
  const cookies = new Map<string, string>()

  return {
    cookies,
    async opens(address) {
      let at = new URL(address)
      for (let hop = 0; hop < mostHops; hop += 1) {
        if (`${at.origin}${at.pathname}` === signInPage) {
          const next = signIn(world, at, codeOf)
          if (typeof next === 'string')
            return { status: 200, address: at.href, body: next, headers: new Headers() }
          at = next
        }
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
        keep(cookies, answer)
        const location = answer.headers.get('location')
        if (location === null)
          return {
            status: answer.status,
            address: at.href,
            body: await answer.text(),
            headers: answer.headers,
          }
        at = new URL(location, at)
      }
      throw new Error(`more than ${mostHops} redirects, last to ${at.href}`)
    },
  }
}
