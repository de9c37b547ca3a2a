import type { ServerResponse } from 'node:http'
import { t } from '#src/i18n/text.ts'

type Outcome = 'slack.installed' | 'slack.install-refused' | 'slack.install-org' | 'slack.install-failed'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)

const statusOf: Readonly<Record<Outcome, number>> = {
  'slack.installed': 200,
  'slack.install-refused': 403,
  'slack.install-org': 403,
  'slack.install-failed': 400,
}

/** How an installation ended, for whoever sits before the browser: in both languages, since theirs is not known. */
export function installPage(response: ServerResponse, outcome: Outcome, workspace: string): void {
  const [en, zh] = [t('en', outcome, { workspace }), t('zh', outcome, { workspace })]
  const paragraphs = `<p lang="en">${escaped(en)}</p><p lang="zh">${escaped(zh)}</p>`
  response
    .writeHead(statusOf[outcome], {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer', // the address holds a code
      'cache-control': 'no-store',
    })
    .end(`<!doctype html><html><head><title>Tierwise</title></head><body>${paragraphs}</body></html>`)
}
