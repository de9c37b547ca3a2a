import { describe, expect, it } from 'vitest'
import type { Report } from '#src/cards/evaluation-report/report.ts'
import { reportMarkdown } from '#src/cli/report-markdown.ts'

const aReport = (...blocks: Report['lead']): Report => ({ title: 'Title', lead: blocks, sections: [] })
const textOf = (...blocks: Report['lead']) =>
  reportMarkdown(aReport(...blocks), (name) => `charts/${name}.png`)

describe('a report as Markdown', () => {
  it('takes a customer’s name for text, whatever it holds', () => {
    const text = textOf({
      kind: 'table',
      columns: ['Customer', 'Spent'],
      rows: [['A|B <img src=x> [link](http://x) `code` *b*\n| row', '¥1']],
    })

    expect(text).toContain('| A\\|B &lt;img src=x&gt; \\[link\\](http://x) \\`code\\` \\*b\\* \\| row | ¥1 |')
    expect(text.trim().split('\n')).toHaveLength(5)
  })

  it('sets words to the left and figures to the right', () => {
    const text = textOf({ kind: 'table', columns: ['a', 'b', 'c'], rows: [['x', '1', 'y']], words: [2] })

    expect(text).toContain('| --- | ---: | --- |')
  })

  it('names a picture by what it shows', () => {
    const chart = { kind: 'bars', title: '52% [A]', bars: [] } as const

    expect(textOf({ kind: 'chart', name: 'capture', chart })).toContain('![52% \\[A\\]](charts/capture.png)')
  })
})
