import type { Asked } from './ask-case.ts'

/** What English-speaking reps say to it. */
export const english: readonly Asked[] = [
  { says: 'how is acme doing?', names: ['acme'], right: [{ command: 'tier', customer: 'acme' }] },
  {
    says: "What's going on with Northwind these days",
    names: ['Northwind'],
    right: [
      { command: 'tier', customer: 'Northwind' },
      { command: 'history', customer: 'Northwind' },
    ],
  },
  { says: 'who is slipping in my list?', right: [{ command: 'list', words: /slipping/i }] },
  {
    says: 'why did acme drop to C?',
    names: ['acme'],
    right: [
      { command: 'why', customer: 'acme' },
      { command: 'history', customer: 'acme' },
    ],
  },
  { says: 'who should I call today', right: [{ command: 'today' }] },
  { says: "what's on my plate this morning", right: [{ command: 'today' }] },
  {
    says: 'explain the tier of Blue Harbor please',
    names: ['Blue Harbor'],
    right: [{ command: 'why', customer: 'Blue Harbor' }],
  },
  {
    says: 'which of my customers have gone quiet for good',
    right: [{ command: 'list', words: /dormant|quiet/i }],
  },
  { says: 'show me all my A customers', right: [{ command: 'list', words: /\ba\b/i }] },
  {
    says: 'remind me to call acme next Tuesday at 10',
    names: ['acme'],
    right: [{ command: 'remind', customer: 'acme', words: /tue/i }],
  },
  {
    says: 'I just had a call with acme, they want a quote by Friday',
    names: ['acme'],
    right: [{ command: 'log', customer: 'acme', words: /quote/i }],
  },
  { says: 'how was the week for my team?', right: [{ command: 'digest' }] },
  {
    says: 'did anything change at Northwind lately',
    names: ['Northwind'],
    right: [
      { command: 'history', customer: 'Northwind' },
      { command: 'tier', customer: 'Northwind' },
    ],
  },
  {
    says: 'write something nice I can send to Blue Harbor',
    names: ['Blue Harbor'],
    right: [{ command: 'draft', customer: 'Blue Harbor' }],
  },
  {
    says: 'hand acme over to Lin',
    names: ['acme'],
    right: [{ command: 'assign', customer: 'acme', words: /lin/i }],
  },
  { says: 'what can you do for me?', right: [{ command: 'help' }] },
  { says: 'who am I logged in as', right: [{ command: 'whoami' }] },
  {
    says: 'give me the phone number of the buyer at acme',
    names: ['acme'],
    right: [{ command: 'contacts', customer: 'acme' }],
  },
  { says: 'thanks a lot, have a nice weekend!', right: [] },
  { says: 'what is the weather in Shanghai tomorrow', right: [] },
  { says: 'tell me a joke about salespeople', right: [] },
  { says: 'how is acme doing and also move Northwind to tomorrow', names: ['acme', 'Northwind'], right: [] },
  {
    says: "don't remind me about acme any more",
    names: ['acme'],
    right: [{ command: 'edit', customer: 'acme' }],
  },
  {
    says: 'so uh how are things with uh acme, like are they still good',
    names: ['acme'],
    spoken: true,
    right: [{ command: 'tier', customer: 'acme' }],
  },
  { says: 'okay um who do I need to ring up today', spoken: true, right: [{ command: 'today' }] },
  {
    says: 'hey can you, can you tell me why acme is only a B',
    names: ['acme'],
    spoken: true,
    right: [{ command: 'why', customer: 'acme' }],
  },
  { says: 'how far is acme from A', names: ['acme'], right: [{ command: 'tier', customer: 'acme' }] },
  {
    says: 'who looks after Northwind?',
    names: ['Northwind'],
    right: [{ command: 'tier', customer: 'Northwind' }],
  },
  { says: 'when did acme last order', names: ['acme'], right: [{ command: 'tier', customer: 'acme' }] },
  {
    says: 'push acme back a week',
    names: ['acme'],
    right: [{ command: 'snooze', customer: 'acme', words: /in a week/i }],
  },
  {
    says: 'set acme to A because of the big deal',
    names: ['acme'],
    right: [{ command: 'override', customer: 'acme', words: /^A .*big deal/ }],
  },
  {
    says: 'open a ticket for Northwind, two pumps arrived broken',
    names: ['Northwind'],
    right: [{ command: 'problem', customer: 'Northwind', words: /pumps/ }],
  },
  {
    says: 'write acme an email about the renewal',
    names: ['acme'],
    right: [{ command: 'draft', customer: 'acme', words: /email.*renewal/ }],
  },
  {
    says: 'acme did not pick up',
    names: ['acme'],
    right: [{ command: 'log', customer: 'acme', words: /pick up/ }],
  },
  {
    says: 'just met acme, demo next Tuesday',
    names: ['acme'],
    right: [{ command: 'log', customer: 'acme', words: /demo next Tuesday/ }],
  },
  { says: 'who dropped this month', right: [{ command: 'history' }] },
  { says: 'export my customers', right: [{ command: 'export' }] },
  { says: 'delete acme', names: ['acme'], right: [] },
  { says: "don't call acme", names: ['acme'], right: [] },
  { says: 'acme moved to A street', names: ['acme'], right: [{ command: 'log', customer: 'acme' }] },
  { says: 'who is my best customer', right: [{ command: 'list' }] },
]
