import fc from 'fast-check'
import type { Card, CardButton, CardForm, CardSelect } from '#src/cards/card.ts'

/** Texts that platforms have tripped over: mentions, markup, controls, turned direction, halves of characters. */
const nasty = fc.constantFrom(
  '<!channel>',
  '<@U123|boss>',
  '<https://evil.example|Acme>',
  '&lt;!here&gt; & <!everyone>',
  '*bold* _it_ ~no~ `code` ```',
  '[a](http://evil.example) <font color="warning">',
  '<@all> # heading\n> quote',
  '\u202Egnp.exe\u2066\u0000\u0007\u001b[31m',
  '\ud83d half \udc00',
  '👨‍👩‍👧‍👦'.repeat(40),
  '阿里巴巴（中国）有限公司'.repeat(60),
  '&'.repeat(2_100),
  '<'.repeat(1_100),
  '👍'.repeat(1_600),
  ' \n\t ',
  '',
)
const text = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 120 }), fc.lorem())
const long = fc
  .tuple(text, fc.integer({ min: 1, max: 60 }))
  .map(([piece, times]) => piece.repeat(times).slice(0, 20_000))
/** Any text, now and then a very long one. */
export const hostileText = fc.oneof({ weight: 12, arbitrary: text }, { weight: 1, arbitrary: long })

const call = fc.record({
  command: hostileText,
  input: fc.dictionary(fc.string({ maxLength: 10 }), hostileText, { maxKeys: 3 }),
})
const button: fc.Arbitrary<CardButton> = fc.record(
  {
    kind: fc.constant('button' as const),
    label: hostileText,
    call,
    style: fc.constantFrom('primary' as const, 'danger' as const),
  },
  { requiredKeys: ['kind', 'label', 'call'] },
)
const select: fc.Arbitrary<CardSelect> = fc.record({
  kind: fc.constant('select' as const),
  label: hostileText,
  field: fc.string({ maxLength: 20 }),
  call,
  options: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 30 }),
})
const opener: fc.Arbitrary<CardForm> = fc.record({
  kind: fc.constant('form' as const),
  label: hostileText,
  call,
})
const many = { minLength: 0, maxLength: 70 }

/** Any card, however long or hostile. */
export const hostileCard: fc.Arbitrary<Card> = fc.record(
  {
    title: hostileText,
    tone: fc.constantFrom('neutral' as const, 'good' as const, 'warning' as const, 'bad' as const),
    text: hostileText,
    badge: fc.string({ maxLength: 3 }),
    body: fc.array(hostileText, { maxLength: 12 }),
    facts: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 60 }),
    bars: fc.array(
      fc.record({
        label: hostileText,
        share: fc.double({ noNaN: false }),
        mark: fc.double(),
        value: hostileText,
      }),
      { maxLength: 14 },
    ),
    rows: fc.array(
      fc.record({ title: hostileText, detail: hostileText, action: button }, { requiredKeys: ['title'] }),
      many,
    ),
    table: fc.record({
      columns: fc.array(hostileText, { maxLength: 25 }),
      rows: fc.array(fc.array(hostileText, { maxLength: 25 }), { maxLength: 110 }),
    }),
    image: fc.record({
      url: fc.oneof(fc.webUrl(), hostileText, fc.constant('javascript:alert(1)')),
      alt: hostileText,
    }),
    actions: fc.array(fc.oneof(button, select, opener), { maxLength: 40 }),
    footer: hostileText,
  },
  { requiredKeys: ['title', 'tone', 'text'] },
)
