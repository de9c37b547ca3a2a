import type { Reply } from '#src/cards/card.ts'
import { t } from '#src/i18n/text.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import { cardHtml, html } from './card-html.ts'
import { cookie, cookieIn } from './cookies.ts'
import { pageHtml } from './page-html.ts'
import { createSigned, type Signed } from './signed.ts'

export type CustomerPageOptions = {
  readonly corpId: string
  readonly agentId: number
  /** The app's secret: what is signed here is signed with a key made from it. */
  readonly secret: string
  /** Where people reach this server: WeCom leads back to it, its host is the app's 可信域名. */
  readonly publicUrl: string
  /** Whose code that is; undefined for somebody who is no member. @throws AppError */
  userOf(code: string): Promise<string | undefined>
  readonly dispatcher: Pick<Dispatcher<Reply>, 'call'>
  readonly clock: Clock
  readonly log: Logger
}

type Request = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly cookie?: string | undefined
}
type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string
}

/** Where the page is mounted. */
export const customerPath = '/wecom/customers/:customer'

/** A customer's page as a card leads to it. */
export const customerAddress = (publicUrl: string, customer: string): string =>
  new URL(customerPath.replace(':customer', encodeURIComponent(customer)), publicUrl).href

const wecomSignIn = 'https://open.weixin.qq.com/connect/oauth2/authorize'
const [browserCookie, memberCookie] = ['tierwise_browser', 'tierwise_member']
/** What the page shows, one below the other. */
const shown = ['tier', 'why', 'history'] as const

/**
 * A customer for reading, in a browser: whoever opens it is asked of WeCom (OAuth, snsapi_base: document/path/91022 and
 * 91023) and sees what they may see in the chat, with the same commands.
 */
export function customerPage(options: CustomerPageOptions): (request: Request) => Promise<Answer> {
  const { publicUrl, clock } = options
  const signed = createSigned(options.secret)

  return async ({ params, query, cookie: sent }) => {
    const customer = (params['customer'] ?? '').slice(0, 200)
    const visit = {
      customer,
      address: customerAddress(publicUrl, customer),
      sent,
      nowMs: clock.now().getTime(),
    }
    const userId = signed.memberOf(cookieIn(sent, memberCookie), visit.nowMs)
    const code = query['code']

    if (userId !== undefined)
      return code === undefined ? read(options, userId, customer) : goTo(visit.address)
    if (typeof code !== 'string') return toWecom(options, signed, visit)
    return cameBack(options, signed, visit, { code, state: String(query['state'] ?? '') })
  }
}

type Visit = {
  readonly customer: string
  readonly address: string
  readonly sent: string | undefined
  readonly nowMs: number
}

const goTo = (location: string, cookies: string[] = []): Answer => ({
  status: 302,
  headers: { location, 'set-cookie': cookies },
  body: '',
})

const isSecure = ({ publicUrl }: CustomerPageOptions) => publicUrl.startsWith('https:')

/** To WeCom, which knows who somebody is, and back here. */
function toWecom(options: CustomerPageOptions, signed: Signed, { address, sent, nowMs }: Visit): Answer {
  const browser = cookieIn(sent, browserCookie) || signed.browser()
  const url = new URL(wecomSignIn)
  url.search = new URLSearchParams({
    appid: options.corpId,
    redirect_uri: address,
    response_type: 'code',
    scope: 'snsapi_base',
    state: signed.state(browser, address, nowMs),
    agentid: String(options.agentId),
  }).toString()
  url.hash = 'wechat_redirect'

  return goTo(url.href, [cookie(browserCookie, browser, 3_600, isSecure(options))])
}

/** Back from WeCom. What another browser was sent for is not taken: a link could sign somebody in as somebody else. */
async function cameBack(
  options: CustomerPageOptions,
  signed: Signed,
  { customer, address, sent, nowMs }: Visit,
  { code, state }: { readonly code: string; readonly state: string },
): Promise<Answer> {
  const browser = cookieIn(sent, browserCookie)
  if (browser === '' || !signed.holds(state, browser, address, nowMs))
    return said(400, 'wecom.page-again', address)

  const told = await whoIs(options, code)
  if (!told) return said(503, 'wecom.page-again', address)
  if (told.userId === undefined) return said(403, 'wecom.page-member')

  const { value, maxAgeSeconds } = signed.session(told.userId, nowMs)
  const { headers, ...page } = await read(options, told.userId, customer)
  const kept = cookie(memberCookie, value, maxAgeSeconds, isSecure(options))
  return { ...page, headers: { ...headers, 'set-cookie': [kept] } }
}

/** Whatever goes wrong at WeCom, the next thing to do is the same: to open the page again. */
async function whoIs({ userOf, log }: CustomerPageOptions, code: string) {
  try {
    return { userId: await userOf(code) }
  } catch (error) {
    log.error('wecom: a page could not learn who opens it', {}, error)
    return undefined
  }
}

/** The customer as the commands show it to that member; a refusal is its card alone. */
async function read(
  { dispatcher, corpId }: CustomerPageOptions,
  userId: string,
  customer: string,
): Promise<Answer> {
  const identity = { surface: 'wecom', team: corpId, userId: userId.toLowerCase() } as const
  const replies: Reply[] = []
  for (const command of shown) {
    const reply = await dispatcher.call({ command, input: { customer } }, identity)
    if (!reply.refused || replies.length === 0) replies.push(reply)
    if (reply.refused) break
  }
  const [first] = replies
  const main = replies.map(({ card }) => cardHtml(card)).join('')

  return page(first?.refused ? 404 : 200, pageHtml(first?.locale, first?.card.title ?? 'Tierwise', main))
}

const page = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})

/** Words for somebody whose language is not known yet: both; `address` is where to begin again. */
function said(status: number, key: 'wecom.page-again' | 'wecom.page-member', address?: string): Answer {
  const words = (['zh', 'en'] as const).map((locale) => `<p>${html(t(locale, key))}</p>`)
  const link = address === undefined ? '' : `<p><a href="${html(address)}">Tierwise</a></p>`

  return page(
    status,
    pageHtml(undefined, 'Tierwise', `<article class="card">${words.join('')}${link}</article>`),
  )
}
