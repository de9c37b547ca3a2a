import type { Locale } from '#src/domain/locale.ts'
import { html } from './card-html.ts'

/** The style's own address, beside the pages. */
export const stylePath = '/wecom/page.css'

/** A whole page around what is drawn already. */
export const pageHtml = (locale: Locale | undefined, title: string, main: string): string =>
  `<!doctype html>
<html lang="${locale === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${html(title)}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body><main>${main}</main></body>
</html>
`
