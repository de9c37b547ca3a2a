import { onTestFinished } from 'vitest'
import type { Json } from '../../helpers/fake-slack/json.ts'
import { openFakeWecom } from '../../helpers/fake-wecom/index.ts'
import type { FakeWecomOptions } from '../../helpers/fake-wecom/options.ts'

/** A fake WeCom with 王梅 and Li, closed when the test is over, and a caller that has a token. */
export async function aFakeWecom(options: FakeWecomOptions = {}) {
  const wecom = await openFakeWecom(options)
  onTestFinished(() => wecom.close())
  wecom.add.member('Mei', { name: '王梅' })
  wecom.add.member('li', { name: '李雷', directLeader: ['mei'] })
  const { corpId, secret, agentId } = wecom.app
  const url = (path: string, query: Record<string, string>) =>
    `${wecom.apiUrl}/cgi-bin/${path}?${new URLSearchParams(query)}`
  const get = async (path: string, query: Record<string, string> = {}): Promise<Json> =>
    (await (await fetch(url(path, query))).json()) as Json
  const ask = (given: Record<string, string> = {}) =>
    get('gettoken', { corpid: corpId, corpsecret: secret, ...given })
  const token = String((await ask())['access_token'])
  const post = async (path: string, body: unknown, query: Record<string, string> = {}): Promise<Json> => {
    const sent = { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) }
    return (await (await fetch(url(path, { access_token: token, ...query }), sent)).json()) as Json
  }

  return {
    wecom,
    token,
    ask,
    get: (path: string, query: Record<string, string> = {}) => get(path, { access_token: token, ...query }),
    post,
    send: (body: Json) => post('message/send', { touser: 'mei', agentid: agentId, ...body }),
  }
}

/** A text to send. */
export const aText = (content: string): Json => ({ msgtype: 'text', text: { content } })

/** A card with buttons. */
export const aButtonCard = (given: Json = {}): Json => ({
  msgtype: 'template_card',
  template_card: {
    card_type: 'button_interaction',
    main_title: { title: '阿里云 · A 级' },
    task_id: 'tier-acme-1',
    button_list: [
      { text: '为什么', key: 'why:acme', style: 1 },
      { text: '跟进', key: 'log:acme', style: 2 },
    ],
    ...given,
  },
})
